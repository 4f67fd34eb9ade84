package dev.patchcord.sandbox.twin.vapi;

import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON answers in Vapi's forms. The error body is as observed: {@code message, error, statusCode}.
 */
final class VapiAnswer {
  private VapiAnswer() {}

  static ResponseEntity<byte[]> of(int status, String error, String message) {
    return json(status, body(status, error).put("message", message));
  }

  /** A validation error: one message for each fault. */
  static ResponseEntity<byte[]> badRequest(List<String> faults) {
    ObjectNode body = body(400, "Bad Request");
    ArrayNode messages = body.putArray("message");
    faults.forEach(messages::add);
    return json(400, body);
  }

  static ResponseEntity<byte[]> json(int status, Object body) {
    return ResponseEntity.status(HttpStatusCode.valueOf(status))
        .contentType(MediaType.APPLICATION_JSON)
        .body(VapiJson.bytes(body));
  }

  private static ObjectNode body(int status, String error) {
    return VapiJson.object().put("error", error).put("statusCode", status);
  }
}
