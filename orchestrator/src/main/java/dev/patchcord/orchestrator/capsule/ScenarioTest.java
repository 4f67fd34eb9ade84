package dev.patchcord.orchestrator.capsule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A capsule written out as a test class, with the capsule as its resource.
 *
 * @param packageName of the class
 * @param className for example {@code Call0123abTest}
 * @param source of the class
 */
public record ScenarioTest(String packageName, String className, String source) {
  private static final int NAMED_BY = 6;

  /** A test that passes as long as the machine in force decides as it does now. */
  public static ScenarioTest of(
      Capsule capsule, CapsuleScenario scenario, String packageName, String className) {
    String steps =
        scenario.steps().stream()
            .map(step -> "            " + escaped(step))
            .collect(Collectors.joining("\n"));
    return new ScenarioTest(
        packageName,
        className,
        """
        package %1$s;

        import dev.patchcord.orchestrator.capsule.CapsuleScenario;
        import dev.patchcord.orchestrator.machine.SpringMachines;
        import org.junit.jupiter.api.Test;

        /**
         * What happened to call %2$s is told to the machine in
         * force once more. A line is a step: time, what happened, row, states, what the machine asks
         * for. Change what should be different; {@code *} stands for anything.
         */
        class %3$s {
          @Test
          void isDecidedAsExpected() {
            CapsuleScenario.read(getClass(), "%3$s.capsule", new SpringMachines())
                .expect(
                    \"""
        %4$s
                    \""");
          }
        }
        """
            .formatted(packageName, capsule.callId().replaceAll("[^\\w-]", ""), className, steps));
  }

  /** A name for the class, by the end of the call's id. */
  public static String nameFor(Capsule capsule) {
    String id = capsule.callId().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    return "Call" + id.substring(Math.max(0, id.length() - NAMED_BY)) + "Test";
  }

  /**
   * Writes class and capsule.
   *
   * @param directory with {@code java} and {@code resources} in it, as Maven's {@code src/test}
   * @return the class
   */
  public Path write(Capsule capsule, Path directory) throws IOException {
    String place = packageName.replace('.', '/');
    Path test = directory.resolve("java").resolve(place).resolve(className + ".java");
    Path resource = directory.resolve("resources").resolve(place).resolve(className + ".capsule");
    Files.createDirectories(test.getParent());
    Files.createDirectories(resource.getParent());
    Files.write(test, source.getBytes(StandardCharsets.UTF_8));
    CapsuleFile.write(capsule, resource);
    return test;
  }

  private static String escaped(String step) {
    return step.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
  }
}
