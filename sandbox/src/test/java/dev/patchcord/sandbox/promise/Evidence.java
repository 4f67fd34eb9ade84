package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the twin's record says about legs, in the terms of the promises. */
final class Evidence {
  private static final Set<String> FINAL =
      Set.of("completed", "busy", "no-answer", "failed", "canceled");

  private Evidence() {}

  /** A specialist's leg, as it was asked for. */
  record Dialled(String legSid, String callId, String attempt) {}

  /** The specialists' legs, by SID: those whose dial request named a call in its document's URL. */
  static Map<String, Dialled> dialled(List<Entry> entries) {
    Map<String, Dialled> legs = new LinkedHashMap<>();
    entries.stream()
        .filter(Entry.RestRequest.class::isInstance)
        .map(Entry.RestRequest.class::cast)
        .filter(request -> request.method().equals("POST"))
        .filter(request -> request.path().equals("/Calls.json") && request.carriedOut())
        .forEach(
            request -> {
              String callId = query(request, Webhook.CALL);
              String attempt = query(request, Webhook.ATTEMPT);
              String legSid = request.callSid();
              if (legSid != null && callId != null && attempt != null) {
                legs.put(legSid, new Dialled(legSid, callId, attempt));
              }
            });
    return legs;
  }

  /** True for a status after which a leg is silent for ever. */
  static boolean isFinal(Entry.LegChanged change) {
    return FINAL.contains(change.status());
  }

  private static @Nullable String query(Entry.RestRequest request, String name) {
    List<String> urls = request.fields().getOrDefault("Url", List.of());
    if (urls.isEmpty()) {
      return null;
    }
    String query = URI.create(urls.getFirst()).getQuery();
    return query == null
        ? null
        : Stream.of(query.split("&"))
            .filter(pair -> pair.startsWith(name + "="))
            .map(pair -> pair.substring(name.length() + 1))
            .findFirst()
            .orElse(null);
  }
}
