package dev.patchcord.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PatchcordCommandTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ingress-port",
        "--orchestrator-port",
        "--dialer-port",
        "--twin-port",
        "--console-port",
        "--kafka-port"
      })
  void namesThePortThatIsTakenAndTheOptionThatChangesIt(String option) throws IOException {
    Path data = directory.resolve("data");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int exit = run(freePortsBut(option, taken.getLocalPort(), "--data-dir", data.toString()));
      assertThat(exit).isEqualTo(2);
      assertOneLine()
          .contains("port " + taken.getLocalPort() + " is taken")
          .contains("with " + option);
      assertThat(data).as("nothing was started").doesNotExist();
    }
  }

  @Test
  void startsNoKafkaOnAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("kafka", "--port", Integer.toString(taken.getLocalPort()))).isEqualTo(2);
      assertOneLine().contains("port " + taken.getLocalPort() + " is taken").contains("--port");
    }
  }

  @Test
  void refusesOnePortForTwo() {
    assertThat(run(freePortsBut("--twin-port", 4711, "--dialer-port", "4711"))).isEqualTo(2);
    assertOneLine().contains("--dialer-port and --twin-port are both 4711");
  }

  @ParameterizedTest
  @CsvSource({
    "--ring-timeout, 4, 5 to 600",
    "--ring-timeout, soon, is not an int",
    "--speed, 0, above 0",
    "--demo, 'a,z', no demonstration 'z'",
    "--kafka-port, 70000, 0 to 65535",
    "--colour, blue, Unknown option"
  })
  void refusesAWrongOptionInOneLine(String option, String value, String complaint) {
    assertThat(run("sandbox", option, value)).isEqualTo(2);
    assertOneLine().contains(option).contains(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "--calls, 0, 1 to 1000000",
    "--at-once, 201, 1 to 200",
    "--speed, 0.5, 1 to 100",
    "--seed, none, is not a long"
  })
  void refusesAWrongSoakInOneLine(String option, String value, String complaint) {
    assertThat(run("soak", option, value)).isEqualTo(2);
    assertOneLine().contains(option).contains(complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "65536", "ninety"})
  void refusesAPortThatIsNone(String port) {
    assertThat(run("kafka", "--port", port)).isEqualTo(2);
    assertOneLine().contains("--port").contains(port);
  }

  @Test
  void refusesADataDirectoryThatAnotherSandboxUses() throws IOException {
    try (DataDirectory _ = DataDirectory.open(directory, false)) {
      assertThat(run(freePortsBut("", 0, "--data-dir", directory.toString()))).isEqualTo(2);
      assertOneLine().contains(directory.toString()).contains("--data-dir");
    }
  }

  @Test
  void refusesADataDirectoryThatIsAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(run(freePortsBut("", 0, "--data-dir", file.toString()))).isEqualTo(2);
    assertOneLine().contains(file.toString()).contains("--data-dir");
  }

  @Test
  void explainsItsOptions() {
    assertThat(run("sandbox", "--help")).isEqualTo(0);
    assertThat(out.toString())
        .contains(
            "--ingress-port", "--kafka-port", "--data-dir", "--fresh", "--demo", "--in-process");
  }

  private int run(String... arguments) {
    CommandLine line = PatchcordCommand.commandLine(Clock.systemUTC());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  /** A sandbox on free ports, except for one option. */
  private static String[] freePortsBut(String option, int port, String... more) {
    Stream<String> ports =
        Stream.of(
                "--ingress-port",
                "--orchestrator-port",
                "--dialer-port",
                "--twin-port",
                "--console-port",
                "--kafka-port")
            .filter(name -> !Arrays.asList(more).contains(name))
            .flatMap(name -> Stream.of(name, name.equals(option) ? "" + port : "0"));
    return Stream.of(Stream.of("sandbox"), ports, Stream.of(more))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertOneLine() {
    assertThat(err.toString().strip()).isNotEmpty().doesNotContain("\n");
    return assertThat(err.toString());
  }
}
