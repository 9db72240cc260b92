import io.github.cdkencryptedreplication.EncryptedCrossRegionReplication;
import io.github.cdkencryptedreplication.ReplicaBucketAttributes;
import io.github.cdkencryptedreplication.ReplicationDestination;
import io.github.cdkencryptedreplication.ReplicationEvents;
import io.github.cdkencryptedreplication.ReplicationProof;
import io.github.cdkencryptedreplication.ReplicationRule;
import io.github.cdkencryptedreplication.ReplicationSimulator;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.Topic;

/**
 * A test of the example minimal by the simulator; the example cross-account, written to a folder; a proof that fails;
 * then mistakes, each with what is thrown in one line.
 */
public class Smoke {
  public static void main(String[] args) {
    String directory = args[0];

    simulate(Path.of(directory, "minimal").toString());

    App crossAccount = appIn(Path.of(directory, "cross-account").toString());
    replication(stack(crossAccount, "ap-south-1"))
        .destinations(List.of(ReplicationDestination.inAccount("222222222222", "eu-north-1"))).build();
    crossAccount.synth();

    App failing = appIn(Path.of(directory, "failing").toString());
    denyReplication(failing);
    System.out.println("PROOF " + String.valueOf(proofError(failing)).split("\n")[0]);
    attempt("a proof that fails", stack -> failing.synth());
    attempt("no destination", stack -> replication(stack).destinations(List.of()).build());
    attempt("destinations left out", stack -> replication(stack).build());
    attempt("null in a list", stack ->
        replication(stack).destinations(Arrays.asList((ReplicationDestination) null)).build());
    attempt("an unknown Region", stack ->
        replication(stack).destinations(List.of(ReplicationDestination.inRegion("Ireland"))).build());
    attempt("a bucket that the app does not own", stack -> replication(stack).destinations(List.of(
        ReplicationDestination.fromBucket(Bucket.fromBucketName(stack, "Theirs", "theirs")))).build());
    attempt("a key of another account by its id", stack -> replication(stack).destinations(List.of(
        ReplicationDestination.fromBucketAttributes(ReplicaBucketAttributes.builder()
            .bucketName("copy").account("222222222222").region("eu-west-1").keyArn("1234").build()))).build());
    attempt("events of a rule without metrics", stack -> replication(stack).destinations(List.of(ireland()))
        .rules(List.of(ReplicationRule.builder().metrics(false).build()))
        .events(ReplicationEvents.toTopic(new Topic(stack, "Failures"))).build());
  }

  private static App appIn(String folder) {
    return new App(AppProps.builder().outdir(folder).analyticsReporting(false).build());
  }

  private static Stack stack(App app) {
    return stack(app, "ap-southeast-1");
  }

  private static Stack stack(App app, String region) {
    return new Stack(app, "Documents", StackProps.builder()
        .env(Environment.builder().account("111111111111").region(region).build()).build());
  }

  /** Puts an object into the assembly in a folder, and prints what becomes of it. */
  private static void simulate(String folder) {
    ReplicationSimulator.fromAssembly(folder).putObject("Documents/Replication/Bucket", "contracts/2026.pdf")
        .getOutcomes().forEach(outcome -> System.out.println("SIMULATED " + outcome.getStatus()));
  }

  /** Denies S3 what it needs in a policy of the replica bucket. */
  private static void denyReplication(App app) {
    Validations.of(app).addPlugins(new ReplicationProof());
    IBucket bucket = replication(stack(app)).destinations(List.of(ireland())).build().replica("eu-west-1").getBucket();
    bucket.addToResourcePolicy(PolicyStatement.Builder.create()
        .sid("OnlyFromOurNetwork")
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("s3:*"))
        .resources(List.of(bucket.arnForObjects("*")))
        .conditions(Map.of("StringNotEquals", Map.of("aws:SourceVpce", "vpce-0123456789abcdef0")))
        .build());
  }

  private static String proofError(App app) {
    try {
      app.synth();
      return null;
    } catch (RuntimeException error) {
      return error.getMessage();
    }
  }

  private static EncryptedCrossRegionReplication.Builder replication(Stack stack) {
    return EncryptedCrossRegionReplication.Builder.create(stack, "Replication");
  }

  private static ReplicationDestination ireland() {
    return ReplicationDestination.inRegion("eu-west-1");
  }

  private static void attempt(String mistake, Consumer<Stack> act) {
    try {
      act.accept(stack(new App()));
      System.out.println("MISTAKE " + mistake + ": nothing");
    } catch (RuntimeException error) {
      String message = String.valueOf(error.getMessage()).split("\n")[0];
      System.out.println("MISTAKE " + mistake + ": " + error.getClass().getSimpleName() + ": " + message);
    }
  }
}
