/** Hosts whose pages are posts and videos, not articles: behind logins, and nothing to quote from. */

const socialHosts: readonly string[] = [
  'bilibili.com',
  'bsky.app',
  'dcard.tw',
  'discord.com',
  'discord.gg',
  'douyin.com',
  'facebook.com',
  'fb.com',
  'fb.watch',
  'instagram.com',
  'kuaishou.com',
  'line.me',
  'linkedin.com',
  'lnkd.in',
  'pinterest.com',
  'plurk.com',
  'ptt.cc',
  'quora.com',
  'reddit.com',
  'redd.it',
  't.co',
  't.me',
  'threads.com',
  'threads.net',
  'tiktok.com',
  'tumblr.com',
  'twitch.tv',
  'twitter.com',
  'vimeo.com',
  'vk.com',
  'weibo.cn',
  'weibo.com',
  'x.com',
  'xhslink.com',
  'xiaohongshu.com',
  'youtu.be',
  'youtube.com',
  'zhihu.com',
];

/** Hosts under a listed one that do carry articles. */
const articleHosts: readonly string[] = ['today.line.me', 'zhuanlan.zhihu.com'];

/** The listed host that the URL belongs to, undefined when it belongs to none. */
export function socialHost(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  const under = (host: string): boolean => hostname === host || hostname.endsWith(`.${host}`);
  return articleHosts.some(under) ? undefined : socialHosts.find(under);
}
