/** The files that people write and that have a schema. Alone, since the command line names them without making one. */

export const schemaNames = ['config', 'topic'] as const;
export type SchemaName = (typeof schemaNames)[number];
