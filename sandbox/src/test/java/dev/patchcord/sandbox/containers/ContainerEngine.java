package dev.patchcord.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine, if it has one. */
final class ContainerEngine {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private ContainerEngine() {}

  /**
   * Skips the calling test, in one line that nobody overlooks, unless an engine answers and has
   * these images. Asked before anything is started: fetching a missing image from a registry that
   * cannot be reached takes minutes to fail.
   */
  static void orSkip(Class<?> test, String... images) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      skip(test, "no container engine answers here");
    }
    for (String image : images) {
      try {
        DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      } catch (NotFoundException _) {
        skip(test, "the engine has no image %s (docker pull %s)".formatted(image, image));
      }
    }
  }

  static void skip(Class<?> test, String reason) {
    String line = "SKIPPED " + test.getSimpleName() + ": " + reason;
    System.out.println(line);
    Assumptions.abort(line);
  }

  /** The broker that the product runs on: the compose file is the one place that says it. */
  static String kafkaImage() throws IOException {
    Matcher image =
        Pattern.compile("image: (apache/kafka:\\S+)")
            .matcher(Files.readString(ROOT.resolve("docker-compose.yml")));
    assertThat(image.find()).as("docker-compose.yml names the Kafka image").isTrue();
    return image.group(1);
  }
}
