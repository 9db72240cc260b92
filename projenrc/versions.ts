/**
 * The first release with built-in validation, per-stack account and Region for plugins, acknowledgements scoped by
 * construct path and finding ids with `::`. We develop on exactly this version, so nothing newer can slip in.
 */
export const CDK_FLOOR = '2.271.0';

/** What that release of aws-cdk-lib and projen both accept. */
export const CONSTRUCTS_FLOOR = '10.5.1';

/** The registry's `latest` (3.x) cannot read the assemblies of aws-cdk-lib 2.x. */
export const CDK_CLI = '^2.1148.1';

/** aws-cdk-lib's own floor. */
export const NODE_FLOOR = '20.0.0';

/** The releases of jsii follow TypeScript, not semver: stay on one minor. jsii-rosetta gets the same range. */
export const JSII = '~6.0.0';

/** The compiler inside jsii; another one would judge tests and examples by other rules. */
export const TYPESCRIPT = '~6.0.0';

/** What publishes the packages of all languages. */
export const PUBLIB = '0.2.1061';
