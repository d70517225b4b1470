/** How the descriptions of people and bodies end. */

/** Ends of a description before the name it describes. */
export const titles: RegExp =
  /(?:[球巨新明影歌]星|主帅|[老小名女]将|新秀|得主|冠军|选手|主席|总统|总理|主任|总监|经理|教练|记者|分析师|创始人|首席执行官|骑友|好手|议员|发言人|教授|博士|部长|市长|县长|局长|院长|导演|主管|顾问|秘书|司令|将军|上校|中校|少校|主编|总编|编辑|书记|委员|院士|学者|专家|律师|法官|检察官|警官|演员|画家|门将|前锋|后卫|中场|裁判|大使|特使|专员|总裁|副总|董事|理事|监事|协调人|公司|巨头|平台|集团|厂商|企业|机构|官|长|者|员|师|手|人|家|院|部|局|市|省|县|国)$/;
/** Whether words describe a name after (or before) which they stand: 首席執行官, 知名導演. */
export function describesName(said: string): boolean {
  return titles.test(said);
}
