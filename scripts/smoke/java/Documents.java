import io.github.cdkencryptedreplication.EncryptedCrossRegionReplication;
import io.github.cdkencryptedreplication.ReplicationDestination;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

public class Documents {
  public static void main(String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "Documents", StackProps.builder()
        .env(Environment.builder().account("111111111111").region("ap-southeast-1").build())
        .build());

    EncryptedCrossRegionReplication.Builder.create(stack, "Replication")
        .destinations(List.of(ReplicationDestination.inRegion("eu-west-1")))
        .build();
    app.synth();
  }
}
