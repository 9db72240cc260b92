// CDK's built-in validation takes longer than the synthesis it follows: tests that want it switch it on themselves.
process.env.CDK_VALIDATION ??= 'false';
