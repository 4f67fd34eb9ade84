package dev.patchcord.sandbox.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment was told, by the names of its environment variables: from a file as docker
 * compose reads it, and from a folder with a file for each secret.
 */
public final class Deployment {
  private static final List<String> NEEDED =
      List.of(
          "PUBLIC_URL",
          "TWILIO_ACCOUNT_SID",
          "TWILIO_AUTH_TOKEN",
          "FROM_NUMBER",
          "PRIVATE_API_KEY",
          "ASSISTANT_ID",
          "CONNECT_TOKEN");

  private final Map<String, String> values;

  private Deployment(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads it. What the environment says counts more than the files, as for the services.
   *
   * @param file lines {@code NAME=value}; other lines are passed over
   * @param secrets each file is named like the variable
   * @throws IncompleteDeployment if a file cannot be read, or a value that is needed is missing
   */
  public static Deployment read(Path file, Path secrets, Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(line -> take(line.strip(), values));
      }
      for (String name : NEEDED) {
        Path secret = secrets.resolve(name);
        if (Files.exists(secret)) {
          values.put(name, Files.readString(secret).strip());
        }
      }
    } catch (IOException e) {
      throw new IncompleteDeployment(
          "%s cannot be read (%s)".formatted(e.getMessage(), e.getClass().getSimpleName()));
    }
    values.putAll(environment);
    Deployment deployment = new Deployment(values);
    List<String> missing = new ArrayList<>();
    NEEDED.stream().filter(name -> deployment.find(name).isEmpty()).forEach(missing::add);
    if (!missing.isEmpty()) {
      throw new IncompleteDeployment(
          "%s: set in %s, as a file in %s, or in the environment"
              .formatted(String.join(", ", missing) + " not found", file, secrets));
    }
    return deployment;
  }

  private static void take(String line, Map<String, String> values) {
    int equals = line.indexOf('=');
    if (equals > 0 && !line.startsWith("#")) {
      values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
  }

  /** A value; empty if it is not set or blank. */
  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** A value that is known to be there. */
  String of(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
  }

  /** A base URL without a slash at its end. */
  String url(String name, String otherwise) {
    String url = find(name).orElse(otherwise);
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
