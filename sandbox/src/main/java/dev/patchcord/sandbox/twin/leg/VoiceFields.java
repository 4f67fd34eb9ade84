package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.TwinSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The fields of every voice request (Twilio, TwiML voice request parameters). */
@Component
public final class VoiceFields {
  private final String accountSid;

  VoiceFields(TwinSettings settings) {
    this.accountSid = settings.accountSid();
  }

  /** The fields as they are now; the map is the caller's own. */
  public Map<String, String> of(Leg leg) {
    return of(leg, leg.status().word());
  }

  /**
   * The fields with a status of their own.
   *
   * @param status {@code initiated} exists only here
   */
  Map<String, String> of(Leg leg, String status) {
    LegPlan plan = leg.plan();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccountSid", accountSid);
    fields.put("ApiVersion", "2010-04-01");
    fields.put("CallSid", leg.sid());
    fields.put("CallStatus", status);
    fields.put("Direction", plan.direction().word());
    party(fields, "From", "Caller", plan.from());
    party(fields, "To", "Called", plan.to());
    if (plan.parentSid() != null) {
      fields.put("ParentCallSid", plan.parentSid());
    }
    return fields;
  }

  private static void party(Map<String, String> fields, String name, String twin, String number) {
    fields.put(name, number);
    fields.put(twin, number);
    String country = number.startsWith("+1") ? "US" : "";
    for (String prefix : new String[] {name, twin}) {
      fields.put(prefix + "City", "");
      fields.put(prefix + "State", "");
      fields.put(prefix + "Zip", "");
      fields.put(prefix + "Country", country);
    }
  }
}
