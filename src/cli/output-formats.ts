/** How `graph` draws, the default first. */
export const GRAPH_FORMATS = ['mermaid', 'svg'] as const;

export type GraphFormat = typeof GRAPH_FORMATS[number];
