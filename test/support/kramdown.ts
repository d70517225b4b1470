/** Markdown through the Liquid and kramdown of a real Jekyll, in one Ruby process for a whole batch. */
import { spawnSync } from 'node:child_process';

const script = String.raw`
require 'json'; require 'liquid'; require 'kramdown'; require 'kramdown-parser-gfm'
out = JSON.parse(STDIN.read).map do |source|
  begin
    text = Liquid::Template.parse(source, error_mode: :strict).render!({}, strict_variables: true, strict_filters: true)
    doc = Kramdown::Document.new(text, input: 'GFM', hard_wrap: false, show_warnings: true)
    { html: doc.to_html, warnings: doc.warnings }
  rescue StandardError => e
    { html: '', warnings: [e.class.name + ': ' + e.message] }
  end
end
STDOUT.write(JSON.generate(out))
`;

export interface KramdownPage {
  readonly html: string;
  /** Warnings of kramdown, or the error that stopped Liquid or kramdown. */
  readonly warnings: readonly string[];
}

const environment = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/** Whether Ruby has the parts of Jekyll that read a post. */
export function hasKramdown(): boolean {
  return succeeds('ruby', ['-rliquid', '-rkramdown', '-rkramdown-parser-gfm', '-e', '0']);
}

export function hasJekyll(): boolean {
  return succeeds('jekyll', ['--version']);
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args], { stdio: 'ignore', env: environment }).status === 0;
}

export function kramdown(sources: readonly string[]): readonly KramdownPage[] {
  const result = spawnSync('ruby', ['-Ku', '-e', script], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) throw new Error(`ruby failed: ${result.stderr}`);
  return JSON.parse(result.stdout) as readonly KramdownPage[];
}

/** Front matter as Jekyll's own YAML reader takes it, one document an entry. */
export function readWithPsych(documents: readonly string[]): readonly unknown[] {
  const program =
    'require "json"; require "yaml"; require "date"; ' +
    'puts JSON.generate(JSON.parse(STDIN.read).map { |y| YAML.safe_load(y, permitted_classes: [Date, Time]) })';
  const result = spawnSync('ruby', ['-Ku', '-e', program], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) throw new Error(`ruby failed: ${result.stderr}`);
  return JSON.parse(result.stdout) as readonly unknown[];
}
