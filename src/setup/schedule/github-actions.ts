/** A workflow for GitHub Actions. */
import { Document } from 'yaml';
import { clockText, momentIn, oneLine, purposeOf, wordsOf, type Plan } from './plan.ts';
import { quoted } from './cron.ts';
import type { Unit } from './units.ts';

export interface WorkflowOptions {
  /** What npm installs the program from: a Git address, a tarball's, a folder of the repository. */
  readonly program: string;
  /** Folders that posts and pictures go into, and the state folder, below the root of the repository. */
  readonly written: readonly string[];
  readonly state: string;
}

/** Stands for what only the user knows. */
export const unknownProgram = 'github:OWNER/digest';

export function githubUnit(plan: Plan, options: WorkflowOptions): Unit {
  const utc = momentIn(plan, 'UTC');
  const secret = (name: string): string => `\${{ secrets.${name} }}`;
  const workflow = {
    name: 'digest',
    on: {
      schedule: [{ cron: `${utc.minute} ${utc.hour} * * *` }],
      workflow_dispatch: {},
    },
    permissions: { contents: 'write' },
    concurrency: { group: 'digest', 'cancel-in-progress': false },
    jobs: {
      digest: {
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 180,
        steps: [
          { uses: 'actions/checkout@v4' },
          { uses: 'actions/setup-node@v4', with: { 'node-version': 24 } },
          {
            name: 'Pages and answers of earlier runs',
            uses: 'actions/cache@v4',
            with: {
              path: options.state,
              key: 'digest-${{ github.run_id }}',
              'restore-keys': 'digest-',
            },
          },
          {
            name: 'What was told is what the repository says',
            run: `git checkout -- ${quoted(options.state)} 2>/dev/null || true\n`,
          },
          { name: 'Install', run: `npm install --global ${quoted(options.program)}\n` },
          {
            name: 'Compile',
            id: 'compile',
            ...(plan.keys.length > 0 && {
              env: Object.fromEntries(plan.keys.map((name) => [name, secret(name)])),
            }),
            run: compileScript(plan),
          },
          { name: 'Commit', if: 'always()', run: commitScript(options) },
        ],
      },
    },
  };
  const document = new Document(workflow);
  const comments = [
    oneLine(purposeOf(plan)),
    `GitHub goes by UTC: ${clockText(utc)} there, some minutes later when it is busy.${utc.steady ? '' : ' Summer time moves that hour; the line says the one of today.'}`,
    'A repository without a commit for 60 days has its schedules stopped.',
    'There is no model server: the post is made of the sources’ own sentences unless digest.yaml names a server that can be reached.',
  ];
  document.commentBefore = comments.map((text) => ` ${text}`).join('\n');
  const text = document.toString({ lineWidth: 0 });
  return {
    files: [{ name: 'digest.yml', text }],
    place:
      'The file belongs into .github/workflows of the blog’s repository: digest schedule github-actions --into .github/workflows',
    todo: [
      ...(options.program === unknownProgram
        ? [
            `Put the program’s own address in the place of ${unknownProgram}, or say --program ADDRESS.`,
          ]
        : []),
      ...plan.keys.map(
        (name) => `Add the secret ${name} (Settings, Secrets and variables, Actions).`,
      ),
      `Commit it with digest.yaml, the topics and ${options.state}/.gitignore.`,
    ],
  };
}

function compileScript(plan: Plan): string {
  const words = wordsOf(plan).map(quoted).join(' ');
  return `digest ${words} || code=$?\n# A day without news is no failure.\n[ "\${code:-0}" = 3 ] || exit "\${code:-0}"\n`;
}

/** Of the state folder only what its .gitignore leaves; and that only with a post, so that no change is empty. */
function commitScript({ written, state }: WorkflowOptions): string {
  const folders = written.map(quoted).join(' ');
  return `for folder in ${folders}; do [ ! -e "$folder" ] || git add -A -- "$folder" ${quoted(`:(exclude)${state}`)}; done
if git diff --cached --quiet; then
  echo 'No new post.'
  exit 0
fi
[ ! -e ${quoted(state)} ] || git add -A -- ${quoted(state)}
git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git commit --quiet -m "digest $(date -u +%F)"
git pull --quiet --rebase
git push --quiet
`;
}
