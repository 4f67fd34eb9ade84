package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.wire.CloudEvents;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Request and reply between ingress and machine: the asker's correlation id comes as bytes and goes
 * back as the same bytes; in between it is hex, so that it can stand in the journal.
 */
final class AskHeaders {
  /** Reply address of the asking instance, as UTF-8 text. */
  static final String REPLY_TO = "patchcord_reply-to";

  private AskHeaders() {}

  /** Who waits for an answer to this record; null for nobody. */
  static @Nullable Ask read(Headers headers) {
    Header correlation = headers.lastHeader(KafkaHeaders.CORRELATION_ID);
    String replyTo = CloudEvents.text(headers, REPLY_TO);
    return correlation == null || correlation.value() == null || replyTo == null
        ? null
        : new Ask(replyTo, HexFormat.of().formatHex(correlation.value()));
  }

  static void write(Headers headers, Ask ask) {
    headers.add(KafkaHeaders.CORRELATION_ID, HexFormat.of().parseHex(ask.correlationId()));
  }
}
