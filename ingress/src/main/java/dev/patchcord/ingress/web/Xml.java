package dev.patchcord.ingress.web;

import dev.patchcord.ingress.request.Refused;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a TwiML document. */
final class Xml {
  private static final Logger log = LoggerFactory.getLogger(Xml.class);
  private static final MediaType TEXT_XML = new MediaType("text", "xml", StandardCharsets.UTF_8);

  private Xml() {}

  static ResponseEntity<byte[]> of(String document) {
    return ResponseEntity.ok()
        .contentType(TEXT_XML)
        .body(document.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Answers with a document whatever happens: a leg that waits hears "an application error has
   * occurred" from Twilio if it gets anything else.
   *
   * @param otherwise when making the document fails for a reason that nobody foresaw
   */
  static ResponseEntity<byte[]> of(Supplier<String> document, Supplier<String> otherwise) {
    try {
      return of(document.get());
    } catch (Refused refused) {
      throw refused;
    } catch (RuntimeException unforeseen) {
      log.error("a document could not be made; the leg gets another one", unforeseen);
      return of(otherwise.get());
    }
  }
}
