import type { cdk } from 'projen';

type LanguageTargets = Required<
  Pick<cdk.JsiiProjectOptions, 'publishToPypi' | 'publishToMaven' | 'publishToNuget' | 'publishToGo'>
>;

/** The name in every other registry, derived from the npm name so that none can drift. */
export function languageTargets(npmName: string): LanguageTargets {
  const words = npmName.split('-');
  const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  return {
    publishToPypi: {
      distName: npmName,
      module: words.join('_'),
      trustedPublishing: true,
    },
    publishToMaven: {
      mavenGroupId: `io.github.${npmName}`,
      mavenArtifactId: npmName,
      // A Java package cannot contain hyphens.
      javaPackage: `io.github.${words.join('')}`,
    },
    publishToNuget: {
      packageId: pascal,
      dotNetNamespace: pascal,
      trustedPublishing: true,
    },
    publishToGo: {
      // Go takes modules from a repository; generated code gets one of its own.
      moduleName: `github.com/${npmName}/${npmName}-go`,
      packageName: words.join(''),
    },
  };
}
