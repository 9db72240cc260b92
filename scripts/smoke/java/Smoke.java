import io.github.cdkencryptedreplication.EncryptedCrossRegionReplication;
import io.github.cdkencryptedreplication.ReplicaBucketAttributes;
import io.github.cdkencryptedreplication.ReplicationDestination;
import io.github.cdkencryptedreplication.ReplicationEvents;
import io.github.cdkencryptedreplication.ReplicationRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;

/** The minimal example, written to a folder, then mistakes, each with what is thrown in one line. */
public class Smoke {
  public static void main(String[] args) {
    App app = new App(AppProps.builder().outdir(args[0]).analyticsReporting(false).build());
    replication(stack(app)).destinations(List.of(ireland())).build();
    app.synth();

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

  private static Stack stack(App app) {
    return new Stack(app, "Documents", StackProps.builder()
        .env(Environment.builder().account("111111111111").region("ap-southeast-1").build()).build());
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
