package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.flow.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The default sentences of a language, from {@code sentences.yml}.
 *
 * @param language two letters
 * @param texts by the name that they have in a flow file
 */
public record SentencePack(String language, Map<String, String> texts) {
  private static final String RESOURCE = "/sentences.yml";
  private static final Map<String, SentencePack> PACKS = load();

  public SentencePack {
    texts = Map.copyOf(texts);
  }

  /** English: the language of everything that says nothing else. */
  public static SentencePack english() {
    return of("en").orElseThrow();
  }

  /** The pack for a BCP 47 language; none for one that we do not speak. */
  static Optional<SentencePack> of(String language) {
    return Optional.ofNullable(PACKS.get(language.split("-", 2)[0]));
  }

  /** A sentence by its name. */
  public String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no sentence " + name + " in " + language);
    }
    return text;
  }

  /** These sentences with some worded otherwise. */
  public SentencePack with(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(texts);
    all.putAll(others);
    return new SentencePack(language, all);
  }

  /**
   * As a call carries them.
   *
   * @param briefed whether specialists are briefed
   * @param introduced whether both are introduced to each other
   */
  public Sentences sentences(boolean briefed, boolean introduced) {
    return new Sentences(
        text("screening"),
        text("press-to-accept"),
        briefed ? text("briefing") : null,
        introduced ? text("introduction") : null,
        text("taken"),
        text("too-late"),
        text("dropped"),
        text("announcement"),
        text("leave-message"),
        text("offer-callback"),
        text("callback-promised"),
        text("calling-back"),
        text("goodbye"),
        text("nobody-available"));
  }

  private static Map<String, SentencePack> load() {
    try (InputStream in = SentencePack.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path");
      }
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      JsonNode languages = YamlTree.read(yaml, new Problems()).json();
      Map<String, SentencePack> packs = new HashMap<>();
      languages.forEachEntry(
          (language, sentences) -> {
            Map<String, String> texts = new HashMap<>();
            sentences.forEachEntry((name, text) -> texts.put(name, text.asString()));
            packs.put(language, new SentencePack(language, texts));
          });
      return packs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
