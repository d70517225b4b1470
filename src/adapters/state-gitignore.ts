/** Which files of a state folder belong into a repository. */

/**
 * What a blog has told is the blog's: without it another machine would tell every story again. It lies below `runs/`, a
 * folder a day and topic, so that two machines with different topics never write one file. How sources answered, how a
 * topic's last run ended and which models passed an exam is worth sharing, too. The rest is other people's text, which can be fetched again, or one
 * machine's own. What is not named is left out, so that nothing new gets into a repository unasked.
 */
export const stateGitignore: string = `# Written by digest once; yours to change.
# Kept in the repository: what posts have told, so that no machine tells it again, and what proves it.
# Left out: pages, feeds and answers of models. They are other people's text, and can be fetched again.
*
!/.gitignore
!/format.json
!/schema/
!/schema/*.json
!/runs/
!/runs/**
!/sources/
!/sources/**
!/conditions/
!/conditions/*.json
!/exams/
!/exams/*.json
*.bad
*.tmp
`;
