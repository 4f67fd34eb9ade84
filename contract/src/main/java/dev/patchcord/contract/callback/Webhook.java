package dev.patchcord.contract.callback;

/** The ingress's paths. The seed's paths keep their names. */
public final class Webhook {
  /** Twilio's voice URL of our number. */
  public static final String INBOUND_CALL = "/inbound_call";

  /** "Connect this caller to a person", with a bearer token. */
  public static final String CONNECT = "/connect";

  /** Vapi's server URL. */
  public static final String VAPI = "/vapi/webhook";

  /** Hold document ({@code leg=caller}) or screening document ({@code leg=specialist}). */
  public static final String CONFERENCE = "/conference";

  /** Waiting music: Say, Play, Pause and Redirect only (Twilio 13238). */
  public static final String WAIT = "/conference/wait";

  /** Action of the screening Gather. */
  public static final String ACCEPT = "/conference/accept";

  /** Action of the caller's Dial, and target of every redirect out of the room. */
  public static final String AFTER_HOLD = "/conference/after-hold";

  /** Action of the specialist's Dial. */
  public static final String SPECIALIST_DONE = "/conference/specialist-done";

  /** Call progress of both legs. */
  public static final String LEG_STATUS = "/participant-status";

  /** Conference events. */
  public static final String ROOM_STATUS = "/participant-status/room";

  /** Answering machine detection. */
  public static final String AMD_STATUS = "/participant-status/amd";

  /** A sentence for whoever fetches it. */
  public static final String ANNOUNCE = "/announce";

  /** Static document for legs whose own document cannot be had (Twilio FallbackUrl). */
  public static final String SAFE = "/safe";

  /** Action of the Record that takes a message. */
  public static final String MESSAGE = "/message";

  /** Action of the Gather that offers a callback. */
  public static final String CALLBACK_CHOICE = "/callback/choice";

  /** Document of a leg that calls a caller back. */
  public static final String CALLBACK = "/callback";

  /** Action of its "press 1". */
  public static final String CALLBACK_ACCEPT = "/callback/accept";

  /** Call progress of a leg that calls a caller back. */
  public static final String CALLBACK_STATUS = "/participant-status/callback";

  /** News of recordings. */
  public static final String RECORDING_STATUS = "/recording-status";

  /** Operators' actions on a call, with an operator's bearer token: {@code /{callId}/{action}}. */
  public static final String OPERATOR = "/operator/calls";

  /** Dead letters for operators who may put them back: {@code /{partition}/{offset}/requeue}. */
  public static final String DEAD_LETTERS = "/operator/dead-letters";

  /** Booked appointments as iCalendar, with a bearer or feed token. */
  public static final String APPOINTMENTS = "/appointments";

  /** Query parameter: the call id, which is the caller's CallSid. */
  public static final String CALL = "call";

  /** Query parameter: {@code caller} or {@code specialist}. */
  public static final String LEG = "leg";

  /** Query parameter: number of the attempt, from 1. */
  public static final String ATTEMPT = "attempt";

  /** Query parameter: number of the redirect, from 1. */
  public static final String STEP = "step";

  /** Query parameter: number of an announcement to the room, from 1. */
  public static final String ANNOUNCEMENT = "announcement";

  /** Query parameter: number of the try to call a caller back, from 1. */
  public static final String CALLBACK_NUMBER = "callback";

  /** Query parameter: what a recording is for, {@code call} or {@code message}. */
  public static final String PURPOSE = "purpose";

  /**
   * Query parameter, {@code 1}: the document that led here has spoken what the machine wanted said.
   * On addresses of the waiting music and of the room's events only: since the carrier signs them,
   * the machine believes that the caller was told of a recording.
   */
  public static final String SPOKEN = "spoken";

  /** The caller's participant label, and value of {@link #LEG}. */
  public static final String CALLER = "caller";

  /** Prefix of a specialist's participant label, and value of {@link #LEG}. */
  public static final String SPECIALIST = "specialist";

  private Webhook() {}

  /** Name of the room of a call: one room per caller, no personal data in it. */
  public static String room(String callId) {
    return "room-" + callId;
  }

  /**
   * Participant label of an attempt's leg: unique in the room, so a second join is refused (16025).
   */
  public static String label(int attempt) {
    return SPECIALIST + "-" + attempt;
  }
}
