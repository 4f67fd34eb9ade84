package dev.patchcord.published.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services are asked in one JVM, where each would be configured by the other's libraries too:
 * the ingress would get the console's login.
 */
public final class ForeignLibraries {
  private static final String IMPORTS =
      "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

  private static final List<String> OF_THE_CONSOLE =
      List.of("org.springframework.boot.security.", "org.springframework.boot.thymeleaf.");

  private ForeignLibraries() {}

  /** Argument of an ingress that starts as if the console's libraries were not there. */
  public static String withoutTheConsoles() {
    try {
      return Collections.list(ForeignLibraries.class.getClassLoader().getResources(IMPORTS))
          .stream()
          .flatMap(ForeignLibraries::lines)
          .filter(line -> OF_THE_CONSOLE.stream().anyMatch(line::startsWith))
          .collect(Collectors.joining(",", "--spring.autoconfigure.exclude=", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(URL file) {
    try (var in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
