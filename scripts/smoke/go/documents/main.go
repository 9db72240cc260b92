package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	replication "github.com/cdk-encrypted-replication/cdk-encrypted-replication-go/cdkencryptedreplication"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Documents"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("111111111111"), Region: jsii.String("ap-southeast-1")},
	})

	replication.NewEncryptedCrossRegionReplication(stack, jsii.String("Replication"),
		&replication.EncryptedCrossRegionReplicationProps{
			Destinations: &[]replication.ReplicationDestination{
				replication.ReplicationDestination_InRegion(jsii.String("eu-west-1"), nil),
			},
		})
	app.Synth(nil)
}
