package dev.patchcord.sandbox.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a service's main is run in a JVM of its own: this java, its class path, the plan. */
final class ChildCommand {
  /** Enough for a few calls; the JVM ends itself rather than limp on without memory. */
  private static final List<String> MODEST =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          // The quick compiler alone: a rehearsal is over before the thorough one has paid off.
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * What a visitor's shell may have set for a real installation must not reach a rehearsal: it
   * would ring real phones.
   */
  private static final Set<String> KEPT_OUT =
      Set.of("PATCHCORD_", "SPRING_", "SERVER_", "MANAGEMENT_", "TWILIO_", "VAPI_", "KAFKA_");

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  private ChildCommand() {}

  /** The process, its output going to the end of {@code log}. */
  static ProcessBuilder of(Service service, Plan plan, Path log) {
    String classPath =
        service == Service.CONSOLE
            ? ConsoleClassPath.read().orElseThrow()
            : System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(MODEST);
    if (service != Service.CONSOLE && isExecutableJar()) {
      command.add("-Dloader.main=" + service.main());
      command.add(LAUNCHER);
    } else {
      command.add(service.main());
    }
    command.addAll(List.of(Plan.arguments(plan.properties(service))));
    ProcessBuilder process = new ProcessBuilder(command);
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> KEPT_OUT.stream().anyMatch(name::startsWith));
    environment.putAll(plan.environment(service));
    // In the environment rather than on the command line, so that a list of processes is readable.
    environment.put("CLASSPATH", classPath);
    return process
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** True in a jar with others inside, as Spring Boot packs it: only its launcher reads those. */
  private static boolean isExecutableJar() {
    return ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") != null;
  }
}
