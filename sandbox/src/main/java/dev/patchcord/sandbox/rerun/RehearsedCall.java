package dev.patchcord.sandbox.rerun;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.twin.fault.ChaosRates;
import dev.patchcord.sandbox.twin.party.PartyScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Everything that decides how a rehearsed call goes, except for chance in the machine's own time:
 * value of the sandbox's topic {@link RehearsalLog#TOPIC}, and the {@code rehearsal} of a capsule.
 *
 * @param speed how much faster than real time people live
 * @param ringTimeout of a flow that the settings make
 * @param settings properties of each service, by its name
 * @param flows text of the file of flows; null for the flow that the settings make
 * @param chaos how often what goes wrong, with the seed; null if the carrier behaved
 * @param legsBefore how many legs had been between two numbers, {@code from>to}, when the call
 *     began: chaos draws by that
 * @param from the caller's number
 * @param to the number that was dialled
 * @param caller how the caller behaves
 * @param parties how the others behave, and the caller when called back, by number
 * @param wishes what operators do meanwhile
 */
public record RehearsedCall(
    double speed,
    Duration ringTimeout,
    Map<String, Map<String, String>> settings,
    @Nullable String flows,
    @Nullable ChaosRates chaos,
    Map<String, Integer> legsBefore,
    String from,
    String to,
    PartyScript caller,
    Map<String, PartyScript> parties,
    List<Wish> wishes) {
  public RehearsedCall {
    settings = new TreeMap<>(settings);
    legsBefore = new TreeMap<>(legsBefore);
    parties = new TreeMap<>(parties);
    wishes = List.copyOf(wishes);
  }

  /**
   * An operator steps in.
   *
   * @param after the beginning of the call, in call time
   * @param action as in the operators' endpoint
   * @param body of the request
   */
  public record Wish(Duration after, String action, Map<String, String> body) {
    public Wish {
      body = new TreeMap<>(body);
    }
  }

  /**
   * Reads it out of a capsule.
   *
   * @throws IllegalArgumentException in one line, if it is not one
   */
  public static RehearsedCall of(JsonNode rehearsal) {
    try {
      return ContractJson.read(ContractJson.write(rehearsal), RehearsedCall.class);
    } catch (JacksonException | dev.patchcord.contract.wire.UnreadableRecord e) {
      throw new IllegalArgumentException("its rehearsal cannot be read: " + e.getMessage(), e);
    }
  }

  JsonNode json() {
    return ContractJson.mapper().valueToTree(this);
  }

  /** The settings that can be told again: without files of this machine and without secrets. */
  public static Map<String, Map<String, String>> settings(
      Map<Service, Map<String, String>> overrides) {
    return overrides.entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().name(),
                each ->
                    each.getValue().entrySet().stream()
                        .filter(setting -> isTold(setting.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  private static boolean isTold(String setting) {
    return !setting.equals("patchcord.flows.file")
        && !setting.startsWith("patchcord.ingress.operators.");
  }
}
