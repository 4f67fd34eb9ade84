package dev.patchcord.orchestrator.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patchcord.orchestrator.machine.SpringMachines;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test that is written for a capsule compiles, passes, and fails once something is changed. */
class ScenarioTestTest {
  private static final String PACKAGE = "dev.patchcord.orchestrator.incident";

  private final Capsule capsule = Incidents.capsule(Incidents.lovelace());
  private final ScenarioTest test =
      ScenarioTest.of(
          capsule,
          CapsuleScenario.of(capsule, new SpringMachines()),
          PACKAGE,
          ScenarioTest.nameFor(capsule));

  @TempDir Path directory;

  @Test
  void passesAsItIsWritten() throws Exception {
    Path written = test.write(capsule, directory);
    assertThat(written.getFileName()).hasToString("CallcallerTest.java");
    assertThat(failureOf(written)).isNull();
  }

  @Test
  void failsAtTheStepWhoseExpectationWasChanged() throws Exception {
    Path written = test.write(capsule, directory);
    String source = Files.readString(written);
    String changed = source.replace("DIALING -> BRIDGED", "DIALING -> FALLBACK");
    assertThat(changed).isNotEqualTo(source);
    Files.writeString(written, changed);
    assertThat(failureOf(written))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is decided otherwise")
        .hasMessageContaining("DIALING -> FALLBACK")
        .hasMessageContaining("DIALING -> BRIDGED");
  }

  @Test
  void passesWhateverStandsForAnything() throws Exception {
    Path written = test.write(capsule, directory);
    String source = Files.readString(written);
    String changed = source.replaceFirst("\\| DIALING -> BRIDGED \\|", "| * |");
    assertThat(changed).isNotEqualTo(source);
    Files.writeString(written, changed);
    assertThat(failureOf(written)).isNull();
  }

  @Test
  void failsIfAStepIsMissing() {
    CapsuleScenario scenario = CapsuleScenario.of(capsule, new SpringMachines());
    String allButOne = String.join("\n", scenario.steps().subList(0, scenario.steps().size() - 1));
    assertThat(catchThrowable(() -> scenario.expect(allButOne)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "call CA-caller has %d steps, but %d are expected"
                .formatted(scenario.steps().size(), scenario.steps().size() - 1));
  }

  @Test
  void tellsAStepOnOneLine() {
    assertThat(CapsuleScenario.of(capsule, new SpringMachines()).steps())
        .allMatch(step -> step.split("\\|").length == 5)
        .noneMatch(step -> step.contains("\n"))
        .first()
        .asString()
        .startsWith("12:00:00.000 | caller calls +14155550199 from +14155550100 | ");
  }

  /** Compiles and runs it as a build would; null if it passes. */
  private @Nullable Throwable failureOf(Path source) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = directory.resolve("resources");
    int errors =
        compiler.run(
            null,
            null,
            null,
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    assertThat(errors).as("javac").isZero();
    try (URLClassLoader loader = loader(classes)) {
      Class<?> type = loader.loadClass(PACKAGE + "." + test.className());
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method method = type.getDeclaredMethod("isDecidedAsExpected");
      assertThat(method.isAnnotationPresent(Test.class)).isTrue();
      method.setAccessible(true);
      method.invoke(constructor.newInstance());
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  private static URLClassLoader loader(Path classes) throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, ScenarioTestTest.class.getClassLoader());
  }
}
