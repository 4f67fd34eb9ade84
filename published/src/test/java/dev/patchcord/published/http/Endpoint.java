package dev.patchcord.published.http;

import dev.patchcord.contract.callback.Webhook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An endpoint, and a request to it that says everything that it can be told. What of that is read,
 * and what must be there, is found out by asking the ingress.
 *
 * @param path as the controller has it
 * @param target the same with its variables filled in
 * @param does one sentence
 * @param query parameters of the full request
 * @param form fields of the full request
 * @param json body of the full request; empty for none
 */
record Endpoint(
    String method,
    String path,
    String target,
    Proof proof,
    String does,
    Map<String, String> query,
    Map<String, String> form,
    String json) {
  static final String CALL = "CA0123456789abcdef0123456789abcdef";
  static final String OTHER_LEG = "CAfedcba9876543210fedcba9876543210";

  /** How a sender proves itself. */
  enum Proof {
    TWILIO_SIGNATURE,
    CONNECT_TOKEN,
    OPERATOR_TOKEN,
    GRANTED_OPERATOR,
    APPOINTMENTS_TOKEN,
    VAPI_CREDENTIAL
  }

  Endpoint {
    query = new TreeMap<>(query);
    form = new TreeMap<>(form);
  }

  /** The full request without one of its parameters or fields. */
  Endpoint without(String name) {
    Map<String, String> lessQuery = new TreeMap<>(query);
    Map<String, String> lessForm = new TreeMap<>(form);
    lessQuery.remove(name);
    lessForm.remove(name);
    return new Endpoint(method, path, target, proof, does, lessQuery, lessForm, json);
  }

  /** The full request, and the same about other things, of which other fields are read. */
  List<Endpoint> variants() {
    return List.of(
        this,
        query.containsKey("attempt") ? saying("leg", "specialist") : this,
        saying("StatusCallbackEvent", "conference-end"),
        saying("Direction", "outbound-api"));
  }

  private Endpoint saying(String name, String value) {
    Map<String, String> otherQuery = new TreeMap<>(query);
    Map<String, String> otherForm = new TreeMap<>(form);
    otherQuery.replace(name, value);
    otherForm.replace(name, value);
    return new Endpoint(method, path, target, proof, does, otherQuery, otherForm, json);
  }

  /** Key of the operation in a list of all. */
  String name() {
    return method + " " + path;
  }

  static List<Endpoint> all() {
    return List.of(
        caller(Webhook.INBOUND_CALL, "A caller has dialled our number.", Map.of()),
        caller(Webhook.CONFERENCE, "Hold for a caller, screening for a specialist.", attempt()),
        caller(Webhook.WAIT, "What a caller on hold hears next.", Map.of()),
        specialist(Webhook.ACCEPT, "The key that a specialist pressed."),
        caller(Webhook.AFTER_HOLD, "The caller came out of the room.", step()),
        specialist(Webhook.SPECIALIST_DONE, "The specialist came out of the room."),
        caller(Webhook.MESSAGE, "The caller has left a message, or none.", step()),
        caller(Webhook.CALLBACK_CHOICE, "The caller has heard the offer of a callback.", step()),
        callback(Webhook.CALLBACK, "Somebody has picked up a phone that we called back."),
        callback(Webhook.CALLBACK_ACCEPT, "The key that was pressed there."),
        caller(Webhook.ANNOUNCE, "Words for whoever was sent there.", Map.of("announcement", "1")),
        specialist(Webhook.LEG_STATUS, "Call progress of a leg."),
        caller(Webhook.ROOM_STATUS, "News of the room.", Map.of()),
        specialist(Webhook.AMD_STATUS, "Verdict of the machine detection."),
        callback(Webhook.CALLBACK_STATUS, "Call progress of a leg that calls a caller back."),
        caller(Webhook.RECORDING_STATUS, "News of a recording.", Map.of("purpose", "call")),
        safe("GET"),
        safe("POST"),
        other(
            "POST",
            Webhook.CONNECT,
            Webhook.CONNECT,
            Proof.CONNECT_TOKEN,
            "Connects a caller with a person.",
            Bodies.CONNECT_EXAMPLE),
        other(
            "POST",
            Webhook.VAPI,
            Webhook.VAPI,
            Proof.VAPI_CREDENTIAL,
            "Vapi's server URL: tools that the assistant calls, and what it reports.",
            Bodies.VAPI_EXAMPLE),
        other(
            "POST",
            Webhook.OPERATOR + "/{callId}/{action}",
            Webhook.OPERATOR + "/" + CALL + "/transfer",
            Proof.OPERATOR_TOKEN,
            "An operator wants something done with a live call.",
            Bodies.OPERATOR_EXAMPLE),
        other(
            "POST",
            Webhook.DEAD_LETTERS + "/{partition}/{offset}/requeue",
            Webhook.DEAD_LETTERS + "/3/41/requeue",
            Proof.GRANTED_OPERATOR,
            "An operator named in patchcord.ingress.may-requeue puts the record of a dead letter back, at"
                + " most once.",
            Bodies.REQUEUE_EXAMPLE),
        other(
            "GET",
            Webhook.APPOINTMENTS + "/{id}.ics",
            Webhook.APPOINTMENTS + "/ap-1.ics",
            Proof.APPOINTMENTS_TOKEN,
            "One booked appointment as iCalendar (RFC 5545).",
            ""),
        other(
            "GET",
            Webhook.APPOINTMENTS + "/feed/{specialist}.ics",
            Webhook.APPOINTMENTS + "/feed/Ada.ics",
            Proof.APPOINTMENTS_TOKEN,
            "A specialist's booked appointments as iCalendar, to be subscribed to.",
            ""));
  }

  private static Endpoint caller(String path, String does, Map<String, String> more) {
    Map<String, String> query = new TreeMap<>(Map.of("call", CALL, "leg", "caller"));
    query.putAll(more);
    return twilio("POST", path, does, query, form(CALL));
  }

  private static Endpoint specialist(String path, String does) {
    Map<String, String> query =
        Map.of("call", CALL, "leg", "specialist", "attempt", "1", "digits", "1");
    return twilio("POST", path, does, query, form(OTHER_LEG));
  }

  private static Endpoint callback(String path, String does) {
    return twilio(
        "POST",
        path,
        does,
        Map.of("call", CALL, "leg", "caller", "callback", "1"),
        form(OTHER_LEG));
  }

  private static Endpoint safe(String method) {
    return twilio(
        method,
        Webhook.SAFE,
        "What a leg hears whose own document cannot be had (FallbackUrl).",
        Map.of("call", CALL, "CallSid", CALL, "leg", "specialist", "attempt", "1"),
        method.equals("GET") ? Map.of() : form(CALL));
  }

  private static Endpoint twilio(
      String method,
      String path,
      String does,
      Map<String, String> query,
      Map<String, String> form) {
    return new Endpoint(method, path, path, Proof.TWILIO_SIGNATURE, does, query, form, "");
  }

  private static Endpoint other(
      String method, String path, String target, Proof proof, String does, String json) {
    return new Endpoint(method, path, target, proof, does, Map.of(), Map.of(), json);
  }

  private static Map<String, String> attempt() {
    return Map.of("attempt", "1");
  }

  private static Map<String, String> step() {
    return Map.of("step", "1");
  }

  /** Everything that Twilio may send with any of its webhooks and that we know. */
  private static Map<String, String> form(String legSid) {
    Map<String, String> form = new TreeMap<>();
    form.put("CallSid", legSid);
    form.put("CallStatus", "completed");
    form.put("From", "+14155550142");
    form.put("To", "+14155550199");
    form.put("Caller", "+14155550142");
    form.put("Called", "+14155550199");
    form.put("Direction", "inbound");
    form.put("Digits", "1");
    form.put("DialCallStatus", "completed");
    form.put("SequenceNumber", "2");
    form.put("SipResponseCode", "200");
    form.put("AnsweredBy", "human");
    form.put("ConferenceSid", "CF00112233445566778899aabbccddeeff");
    form.put("StatusCallbackEvent", "participant-leave");
    form.put("ParticipantLabel", "caller");
    form.put("ReasonParticipantLeft", "participant_hung_up");
    form.put("ReasonConferenceEnded", "last-participant-left");
    form.put("CallSidEndingConference", legSid);
    form.put("RecordingSid", "RE00112233445566778899aabbccddeeff");
    form.put("RecordingStatus", "completed");
    form.put(
        "RecordingUrl", "https://api.twilio.com/recordings/RE00112233445566778899aabbccddeeff");
    form.put("RecordingDuration", "12");
    return form;
  }
}
