package dev.patchcord.ingress;

import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.wire.ContractJson;
import java.time.Instant;
import java.util.List;

/** Records of topic {@code calls}. */
public final class Snapshots {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Snapshots() {}

  public static byte[] of(String callId, CallState state) {
    return ContractJson.write(
        new CallSnapshot(
            callId,
            state,
            NOON,
            NOON,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            1,
            "1",
            "default-1",
            new CallSnapshot.JournalStart(0, NOON, null)));
  }
}
