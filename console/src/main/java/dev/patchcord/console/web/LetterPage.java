package dev.patchcord.console.web;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.FiledLetter;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetter.KeptHeader;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A dead letter as a person may see it.
 *
 * @param origin topic, partition and offset
 * @param key mostly a call id
 * @param call where the call stands now; empty if the letter is about none
 * @param headers of the record, one line each
 * @param value of the record, pretty where it is JSON
 * @param putBack who put it back, when and why; null if nobody has
 * @param command that does it in a shell
 */
record LetterPage(
    String id,
    Instant at,
    String service,
    String origin,
    String key,
    String call,
    String cause,
    List<String> headers,
    String value,
    @Nullable String putBack,
    String command) {

  static LetterPage of(FiledLetter letter, Projection known, Person person) {
    DeadLetter content = letter.content();
    return new LetterPage(
        letter.id(),
        content.at(),
        content.service(),
        "%s-%d@%d".formatted(content.topic(), content.partition(), content.offset()),
        person.sees(content.key()),
        content.key().startsWith("CA") ? call(content.key(), known) : "",
        person.sees(content.cause()),
        content.headers() == null
            ? List.of()
            : content.headers().stream().map(LetterPage::line).map(person::sees).toList(),
        person.sees(pretty(content.bytes())),
        putBack(letter.putBack()),
        "java -jar orchestrator.jar dead-letters requeue " + letter.id());
  }

  private static String call(String id, Projection known) {
    return known
        .call(id)
        .filter(LiveCall::lives)
        .map(call -> "it stands at " + call.state() + " now")
        .orElse(known.ended().containsKey(id) ? "it is over" : "it is not live");
  }

  private static @Nullable String putBack(@Nullable DeadLetterRequeued mark) {
    return mark == null
        ? null
        : "by %s at %s%s"
            .formatted(mark.by(), mark.at(), mark.why() == null ? "" : ": " + mark.why());
  }

  private static String line(KeptHeader header) {
    return header.name()
        + ": "
        + (header.value() == null
            ? ""
            : new String(Base64.getDecoder().decode(header.value()), StandardCharsets.UTF_8));
  }

  private static String pretty(byte[] value) {
    try {
      return ContractJson.mapper().readTree(value).toPrettyString();
    } catch (JacksonException e) {
      return new String(value, StandardCharsets.UTF_8);
    }
  }
}
