/** Which files of a state folder belong into a repository. */

/**
 * What a blog has told is the blog's: without it another machine would tell every story again. It is in the
 * `published.json` of each run (what later posts are held against), the manifest (which pages were decided upon) and the
 * provenance (what proves each sentence), one folder a day and topic, so that two machines with different topics never
 * write the same file. The rest is other people's text, and can be fetched again. What is not named is left out, so that
 * nothing new gets into a repository unasked.
 */
export const stateGitignore = `# Written by digest once; yours to change.
# Kept in the repository: what posts have told, so that no machine tells it again, and what proves it.
# Left out: pages, feeds and answers of models. They are other people's text, and can be fetched again.
*
!/.gitignore
!/format.json
!/schema/
!/schema/*.json
!/runs/
!/runs/*/
!/runs/*/*/
!/runs/*/*/manifest.json
!/runs/*/*/provenance.json
!/runs/*/*/published.json
`;
