package dev.patchcord.sandbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

class VersionsTest {

  /** The sandbox rehearses on the broker of the class path; production gets that of the image. */
  @Test
  void containersRunTheBrokerThatTheSandboxRehearsesOn() throws IOException {
    assertThat(Files.readString(Path.of("..", "docker-compose.yml")))
        .contains("image: apache/kafka:" + AppInfoParser.getVersion() + "\n");
  }
}
