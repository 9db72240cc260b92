// A test of the example minimal by the simulator; the example cross-account, written to a folder; a proof that fails;
// then mistakes, each with what is met in one line.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	replication "github.com/cdk-encrypted-replication/cdk-encrypted-replication-go/cdkencryptedreplication"
)

func main() {
	defer jsii.Close()
	directory := os.Args[1]

	simulate(filepath.Join(directory, "minimal"))

	app := appIn(filepath.Join(directory, "cross-account"))
	replicate(stackIn(app, "ap-south-1"),
		replication.ReplicationDestination_InAccount(jsii.String("222222222222"), jsii.String("eu-north-1"), nil))
	app.Synth(nil)

	failing := appIn(filepath.Join(directory, "failing"))
	denyReplication(failing)
	fmt.Println("PROOF", firstLine(proofError(failing)))
	attempt("a proof that fails", func() { failing.Synth(nil) })
	attempt("no destination", func() { replicate(anyStack()) })
	attempt("destinations left out", func() {
		replication.NewEncryptedCrossRegionReplication(anyStack(), jsii.String("Replication"),
			&replication.EncryptedCrossRegionReplicationProps{})
	})
	attempt("an unknown Region", func() { replicate(anyStack(), inRegion("Ireland")) })
	attempt("a bucket that the app does not own", func() {
		stack := anyStack()
		theirs := awss3.Bucket_FromBucketName(stack, jsii.String("Theirs"), jsii.String("theirs"))
		replicate(stack, replication.ReplicationDestination_FromBucket(theirs, nil))
	})
	attempt("a key of another account by its id", func() {
		replicate(anyStack(), replication.ReplicationDestination_FromBucketAttributes(&replication.ReplicaBucketAttributes{
			BucketName: jsii.String("copy"),
			Account:    jsii.String("222222222222"),
			Region:     jsii.String("eu-west-1"),
			KeyArn:     jsii.String("1234"),
		}))
	})
}

func appIn(folder string) awscdk.App {
	return awscdk.NewApp(&awscdk.AppProps{Outdir: jsii.String(folder), AnalyticsReporting: jsii.Bool(false)})
}

func stackIn(app awscdk.App, region string) awscdk.Stack {
	return awscdk.NewStack(app, jsii.String("Documents"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("111111111111"), Region: jsii.String(region)},
	})
}

func anyStack() awscdk.Stack {
	return stackIn(awscdk.NewApp(nil), "ap-southeast-1")
}

func inRegion(region string) replication.ReplicationDestination {
	return replication.ReplicationDestination_InRegion(jsii.String(region), nil)
}

func replicate(
	stack awscdk.Stack,
	destinations ...replication.ReplicationDestination,
) replication.EncryptedCrossRegionReplication {
	return replication.NewEncryptedCrossRegionReplication(stack, jsii.String("Replication"),
		&replication.EncryptedCrossRegionReplicationProps{Destinations: &destinations})
}

// simulate puts an object into the assembly in a folder, and prints what becomes of it.
func simulate(folder string) {
	simulator := replication.ReplicationSimulator_FromAssembly(jsii.String(folder))
	result := simulator.PutObject(jsii.String("Documents/Replication/Bucket"), jsii.String("contracts/2026.pdf"), nil)
	for _, outcome := range *result.Outcomes {
		fmt.Printf("SIMULATED %v\n", outcome.Status)
	}
}

// denyReplication denies S3 what it needs in a policy of the replica bucket.
func denyReplication(app awscdk.App) {
	awscdk.Validations_Of(app).AddPlugins(replication.NewReplicationProof())
	bucket := replicate(stackIn(app, "ap-southeast-1"), inRegion("eu-west-1")).Replica(jsii.String("eu-west-1"), nil).Bucket()
	bucket.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("OnlyFromOurNetwork"),
		Effect:     awsiam.Effect_DENY,
		Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
		Actions:    jsii.Strings("s3:*"),
		Resources:  &[]*string{bucket.ArnForObjects(jsii.String("*"))},
		Conditions: &map[string]interface{}{
			"StringNotEquals": map[string]string{"aws:SourceVpce": "vpce-0123456789abcdef0"},
		},
	}))
}

func proofError(app awscdk.App) (message any) {
	defer func() { message = recover() }()
	app.Synth(nil)
	return nil
}

func firstLine(message any) string {
	return strings.SplitN(fmt.Sprint(message), "\n", 2)[0]
}

// attempt prints the first line of the panic of a mistake: errors of the library cross the language boundary as one.
func attempt(mistake string, act func()) {
	defer func() {
		if met := recover(); met != nil {
			fmt.Printf("MISTAKE %s: %s\n", mistake, firstLine(met))
		} else {
			fmt.Printf("MISTAKE %s: nothing\n", mistake)
		}
	}()
	act()
}
