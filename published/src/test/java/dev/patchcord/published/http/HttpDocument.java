package dev.patchcord.published.http;

import dev.patchcord.published.Published;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document of one of our services: how it begins, and where its parts go. */
final class HttpDocument {
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ObjectNode paths;
  private final ObjectNode schemas;
  private final ObjectNode securitySchemes;

  /**
   * Without any operation yet.
   *
   * @param service its name
   * @param description what it is there for, for whoever reads the document
   */
  HttpDocument(String service, String description) {
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Patchcord " + service)
        .put("version", Published.VERSION)
        .put("description", description);
    paths = root.putObject("paths");
    ObjectNode components = root.putObject("components");
    schemas = components.putObject("schemas");
    securitySchemes = components.putObject("securitySchemes");
  }

  /**
   * Adds an operation to those of its path.
   *
   * @param method in any case
   */
  void add(String method, String path, ObjectNode operation) {
    ObjectNode operations =
        paths.path(path) instanceof ObjectNode known ? known : paths.putObject(path);
    operations.set(method.toLowerCase(Locale.ROOT), operation);
  }

  /** By their names. */
  ObjectNode schemas() {
    return schemas;
  }

  /** By their names. */
  ObjectNode securitySchemes() {
    return securitySchemes;
  }

  /** The whole, as far as it has been added. */
  ObjectNode json() {
    return root;
  }
}
