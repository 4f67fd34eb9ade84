package dev.patchcord.published.topic;

import dev.patchcord.contract.wire.ContractJson;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** How the published files are written: the same value gives the same bytes on every machine. */
public final class ContractFiles {
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private static final ObjectWriter JSON =
      ContractJson.mapper()
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private ContractFiles() {}

  /** A value as indented JSON, with a line end. */
  public static String json(Object value) {
    return JSON.writeValueAsString(value) + "\n";
  }

  /** A tree as YAML. */
  public static String yaml(JsonNode document) {
    return YAML.writeValueAsString(document);
  }

  /** The tree of a YAML text. */
  public static JsonNode ofYaml(String text) {
    return YAML.readTree(text);
  }
}
