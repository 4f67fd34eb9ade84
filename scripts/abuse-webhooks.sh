#!/usr/bin/env bash
# Posts forged, repeated, reordered and malformed webhooks against a running ingress, and ends with
# the counts of what was expected and what came. Exit code: 0 as expected, 1 a surprise, 2 wrong use.
set -uo pipefail
export LC_ALL=C

usage() {
  cat <<'USAGE'
usage: abuse-webhooks.sh BASE_URL AUTH_TOKEN PUBLIC_URL

  BASE_URL    where the ingress is reached, for example http://localhost:3000
  AUTH_TOKEN  Twilio auth token that the ingress checks signatures with
  PUBLIC_URL  the ingress's own PUBLIC_URL: what the signatures are made over

Optional environment: CONNECT_TOKEN, OPERATOR_TOKEN and VAPI_WEBHOOK_SECRET or VAPI_HMAC_KEY as the
ingress has them; with them believed counterparts are posted to their endpoints as well.

For rehearsals only: a run opens one real session with the AI, and it may make the dialer ask the
carrier to cancel legs that do not exist. The calls it makes up (CallSid CAabuse...) are ended again.
Needs bash, curl and openssl.
USAGE
}

case "${1:-}" in -h | --help) usage; exit 0 ;; esac
if [ $# -ne 3 ]; then usage >&2; exit 2; fi
for tool in curl openssl; do
  command -v "$tool" >/dev/null || { echo "abuse-webhooks.sh needs $tool" >&2; exit 2; }
done

base=${1%/}
token=$2
public=${3%/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
call="CAabuse$(openssl rand -hex 12)"
leg="CAabuse$(openssl rand -hex 12)"
form='application/x-www-form-urlencoded'
# Seen from behind a tunnel: a rehearsal's setting that admits this machine unsigned must not help.
stranger=(-H 'X-Forwarded-For: 203.0.113.9')

surprises=0
declare -A expected_count came_as_expected

if ! curl -s -o "$work/body" --max-time 5 "$base/actuator/health"; then
  echo "no ingress answers at $base" >&2
  exit 2
fi

# sign TARGET NAME=VALUE...   X-Twilio-Signature over the public URL and the sorted fields
sign() {
  local target=$1 text
  shift
  text="$public$target"
  if [ $# -gt 0 ]; then
    text+=$(printf '%s\n' "$@" | sort | sed 's/=//' | tr -d '\n')
  fi
  printf '%s' "$text" | openssl dgst -sha1 -hmac "$token" -binary | openssl base64
}

# expect STATUS WHAT CURL-ARGUMENTS...   one request; a 4xx must be a one-line problem body
expect() {
  local status=$1 what=$2 came kind verdict=ok
  shift 2
  came=$(curl -s -o "$work/body" -D "$work/head" -w '%{http_code}' --max-time 20 "$@")
  if [ "$came" != "$status" ]; then
    verdict="SURPRISE, expected $status: $(head -c 160 "$work/body" | tr '\n' ' ')"
  elif [ "$status" -ge 400 ]; then
    kind=$(tr -d '\r' <"$work/head" | grep -i '^content-type: application/problem+json' || true)
    if [ -z "$kind" ] || [ "$(grep -c '' "$work/body")" != 1 ] || grep -q 'at dev\.\|Exception' "$work/body"; then
      verdict="SURPRISE, not a one-line problem body: $(head -c 160 "$work/body" | tr '\n' ' ')"
    fi
  fi
  expected_count[$status]=$((${expected_count[$status]:-0} + 1))
  if [ "$verdict" = ok ]; then
    came_as_expected[$status]=$((${came_as_expected[$status]:-0} + 1))
  else
    surprises=$((surprises + 1))
  fi
  printf '  %-62s %s  %s\n' "$what" "$came" "$verdict"
}

# fields NAME=VALUE...   fills the array "data" with curl's arguments
fields() {
  data=()
  local field
  for field in "$@"; do data+=(--data-urlencode "$field"); done
}

# signed STATUS WHAT TARGET NAME=VALUE...   a form as Twilio posts it
signed() {
  local status=$1 what=$2 target=$3
  shift 3
  fields "$@"
  expect "$status" "$what" "${stranger[@]}" -H "X-Twilio-Signature: $(sign "$target" "$@")" \
    ${header:+-H "$header"} "${data[@]}" "$base$target"
}

same_document() {
  if ! cmp -s "$work/first" "$work/body"; then
    surprises=$((surprises + 1))
    echo "  SURPRISE: the repeated delivery got another document"
  fi
}

# no_room WHAT   the last answer must not lead into a caller's room
no_room() {
  if grep -q '<Conference' "$work/body"; then
    surprises=$((surprises + 1))
    echo "  SURPRISE: $1"
  fi
}

header=
status="/participant-status?call=$call&leg=caller"

echo "forged"
for target in /inbound_call "/conference?call=$call&leg=caller" "/conference/wait?call=$call" \
  "/conference/accept?call=$call&attempt=1" "/conference/after-hold?call=$call" \
  "/conference/specialist-done?call=$call&attempt=1" "$status" "/participant-status/room?call=$call" \
  "/participant-status/amd?call=$call&attempt=1" /announce "/announce?call=$call&announcement=1" \
  "/message?call=$call&step=1" "/callback/choice?call=$call&step=1" "/callback?call=$call&callback=1" \
  "/callback/accept?call=$call&callback=1" "/participant-status/callback?call=$call&callback=1" \
  "/recording-status?call=$call&purpose=call" "/safe?call=$call"; do
  expect 403 "unsigned ${target%%\?*}" "${stranger[@]}" -d "CallSid=$call" "$base$target"
  expect 403 "made-up signature ${target%%\?*}" "${stranger[@]}" \
    -H 'X-Twilio-Signature: AAAAAAAAAAAAAAAAAAAAAAAAAAA=' -d "CallSid=$call" "$base$target"
done
good=$(sign "$status" "CallSid=$call" CallStatus=ringing)
expect 403 'genuine signature, another status' "${stranger[@]}" -H "X-Twilio-Signature: $good" \
  -d "CallSid=$call" -d CallStatus=completed "$base$status"
expect 403 'genuine signature, a field more' "${stranger[@]}" -H "X-Twilio-Signature: $good" \
  -d "CallSid=$call" -d CallStatus=ringing -d Extra=1 "$base$status"
expect 403 'genuine signature, another call in the URL' "${stranger[@]}" -H "X-Twilio-Signature: $good" \
  -d "CallSid=$call" -d CallStatus=ringing "$base/participant-status?call=$leg&leg=caller"
expect 403 'genuine signature, JSON instead of the form' "${stranger[@]}" -H "X-Twilio-Signature: $good" \
  -H 'Content-Type: application/json' -d "{\"CallSid\":\"$call\"}" "$base$status"
expect 403 'the seed'"'"'s multipart line from elsewhere' "${stranger[@]}" -F CallSid=CA12345 \
  -F Caller=+15551112222 "$base/inbound_call"
expect 401 '/connect without token' "${stranger[@]}" -H 'Content-Type: application/json' -d '{}' "$base/connect"
expect 401 '/connect with a wrong token' "${stranger[@]}" -H 'Authorization: Bearer wrong' \
  -H 'Content-Type: application/json' -d "{\"callSid\":\"$call\"}" "$base/connect"
# Where nobody is named who may, there is nothing behind these doors: 404 instead of 401.
shut() {
  expect "$(curl -s -o /dev/null -w '%{http_code}' --max-time 20 "${@:2}" | grep -x '40[14]' || echo 401)" "$@"
}
operator="/operator/calls/$call/hang-up"
shut 'an operator without token' "${stranger[@]}" -H 'Content-Type: application/json' \
  -d '{"why":"abuse"}' "$base$operator"
shut 'an operator with a wrong token' "${stranger[@]}" -H 'Authorization: Bearer 0123456789abcdef' \
  -H 'Content-Type: application/json' -d '{"why":"abuse"}' "$base$operator"
shut 'an appointment without token' "${stranger[@]}" "$base/appointments/abuse.ics"
shut 'a feed with a wrong token' "${stranger[@]}" "$base/appointments/feed/abuse.ics?token=0123456789abcdef"
tool='{"message":{"type":"tool-calls","toolCallList":[{"id":"abuse-1","function":{"name":"connect_specialist","arguments":{}}}],"call":{"id":"abuse"}}}'
expect 401 '/vapi/webhook without proof' "${stranger[@]}" -H 'Content-Type: application/json' -d "$tool" "$base/vapi/webhook"
expect 401 '/vapi/webhook with a wrong secret' "${stranger[@]}" -H 'X-Vapi-Secret: wrong' \
  -H 'Content-Type: application/json' -d "$tool" "$base/vapi/webhook"
expect 401 '/vapi/webhook with a wrong signature' "${stranger[@]}" -H 'x-signature: 00ff' \
  -H "x-timestamp: $(date +%s)" -H 'Content-Type: application/json' -d "$tool" "$base/vapi/webhook"

echo "malformed"
head -c 70000 /dev/zero | tr '\0' x >"$work/large"
expect 413 'a body of 70 kB' "${stranger[@]}" -H 'X-Twilio-Signature: x' -H "Content-Type: $form" \
  --data-binary "@$work/large" "$base$status"
expect 413 'a body of 70 kB, in chunks' "${stranger[@]}" -H 'X-Twilio-Signature: x' -H "Content-Type: $form" \
  -H 'Transfer-Encoding: chunked' --data-binary "@$work/large" "$base$status"
expect 403 'a broken percent escape' "${stranger[@]}" -H 'X-Twilio-Signature: x' -H "Content-Type: $form" \
  --data-binary 'CallSid=%zz' "$base$status"
signed 400 'no CallSid' /inbound_call From=+15551112222
signed 400 'a CallSid that is a path' /inbound_call CallSid=../../etc/passwd
signed 400 'a leg that nobody has' "/participant-status?call=$call&leg=manager" "CallSid=$call" CallStatus=ringing
signed 400 'a specialist without attempt' "/participant-status?call=$call&leg=specialist" "CallSid=$leg" CallStatus=ringing
signed 400 'an attempt that is no number' "/conference/accept?call=$call&attempt=1e9" "CallSid=$leg" Digits=1
signed 400 'no CallStatus' "$status" "CallSid=$call"
signed 400 'another leg fetches the hold document' "/conference?call=$call&leg=caller" "CallSid=$leg"
signed 400 'a callback without its number' "/callback?call=$call" "CallSid=$leg"
signed 400 'a callback whose number is a story' "/callback/accept?call=$call&callback=one" "CallSid=$leg" Digits=1
signed 400 'another leg leaves the message' "/message?call=$call&step=1" "CallSid=$leg"
signed 400 'a recording for no purpose' "/recording-status?call=$call" "CallSid=$call" RecordingSid=REabuse RecordingStatus=completed
signed 400 'a room event without conference' "/participant-status/room?call=$call" StatusCallbackEvent=conference-start
target="$status&bodySHA256=$(printf 'x' | openssl dgst -sha256 -r | cut -d' ' -f1)"
expect 415 'a signed body of a kind that Twilio never sends' "${stranger[@]}" \
  -H "X-Twilio-Signature: $(sign "$target")" -H 'Content-Type: text/plain' -d x "$base$target"
expect 404 'a path that does not exist' "${stranger[@]}" -d x=1 "$base/inbound_call.php"
expect 404 'an encoded path' "${stranger[@]}" -d x=1 "$base/%69nbound_call"
expect 405 'GET where POST is due' "${stranger[@]}" "$base/inbound_call"
expect 405 'GET where an operator posts' "${stranger[@]}" "$base$operator"
expect 404 'an operator without a call' "${stranger[@]}" -H 'Content-Type: application/json' -d '{}' "$base/operator/calls"

echo "repeated"
header="I-Twilio-Idempotency-Token: $(openssl rand -hex 16)"
signed 200 'an inbound call' /inbound_call "CallSid=$call" From=+15551112222 To=+15553334444 CallStatus=ringing
cp "$work/body" "$work/first"
for time in second third; do
  signed 200 "the same for the $time time" /inbound_call "CallSid=$call" From=+15551112222 To=+15553334444 CallStatus=ringing
  same_document
done
header="I-Twilio-Idempotency-Token: $(openssl rand -hex 16)"
for time in first second third; do
  signed 204 "one status callback, $time time" "$status" "CallSid=$call" CallStatus=in-progress SequenceNumber=2
done
header=

echo "reordered"
specialist="/participant-status?call=$call&leg=specialist&attempt=7"
signed 204 'a phone is busy before it rang' "$specialist" "CallSid=$leg" CallStatus=busy SequenceNumber=3 SipResponseCode=486
signed 204 'then it rings' "$specialist" "CallSid=$leg" CallStatus=ringing SequenceNumber=1
signed 204 'then it is dialled' "$specialist" "CallSid=$leg" CallStatus=initiated SequenceNumber=0
signed 204 'a room ends before it began' "/participant-status/room?call=$call" ConferenceSid=CFabuse \
  SequenceNumber=9 StatusCallbackEvent=conference-end ReasonConferenceEnded=last-participant-left
signed 204 'then it begins' "/participant-status/room?call=$call" ConferenceSid=CFabuse SequenceNumber=1 \
  StatusCallbackEvent=conference-start
signed 200 'an acceptance of an attempt that never was' "/conference/accept?call=$call&attempt=7" "CallSid=$leg" Digits=1
no_room 'a specialist whom nobody called was let into the room'
signed 204 'a machine answers a phone that never rang' "/participant-status/amd?call=$call&attempt=7" \
  "CallSid=$leg" AnsweredBy=machine_start
signed 204 'a status word of next year' "$status" "CallSid=$call" CallStatus=teleported SequenceNumber=4

signed 200 'a key after an offer that was never made' "/callback/choice?call=$call&step=99" "CallSid=$call" Digits=1
signed 204 'a recording that nobody began' "/recording-status?call=$call&purpose=call" "CallSid=$call" \
  RecordingSid=REabuse RecordingStatus=completed RecordingDuration=7

if [ -n "${OPERATOR_TOKEN:-}" ]; then
  echo "/operator"
  bearer=(-H "Authorization: Bearer $OPERATOR_TOKEN" -H 'Content-Type: application/json')
  expect 400 'JSON that is none' "${stranger[@]}" "${bearer[@]}" -d '{' "$base$operator"
  expect 400 'without a reason' "${stranger[@]}" "${bearer[@]}" -d '{}' "$base$operator"
  expect 400 'an action that nobody has' "${stranger[@]}" "${bearer[@]}" -d '{"why":"abuse"}' \
    "$base/operator/calls/$call/sing"
  expect 413 'a reason of 70 kB' "${stranger[@]}" "${bearer[@]}" --data-binary "@$work/large" "$base$operator"
fi
if [ -n "${CONNECT_TOKEN:-}" ]; then
  echo "/connect"
  bearer=(-H "Authorization: Bearer $CONNECT_TOKEN")
  expect 400 'JSON that is none' "${stranger[@]}" "${bearer[@]}" -H 'Content-Type: application/json' -d '{' "$base/connect"
  expect 400 'a CallSid that cannot be one' "${stranger[@]}" "${bearer[@]}" -H 'Content-Type: application/json' \
    -d '{"callSid":"x y"}' "$base/connect"
  expect 415 'XML' "${stranger[@]}" "${bearer[@]}" -H 'Content-Type: text/xml' -d '<x/>' "$base/connect"
fi
proof=()
vapi() {
  local status=$1 what=$2 body=$3 now
  if [ -n "${VAPI_HMAC_KEY:-}" ]; then
    now=$(date +%s)
    proof=(-H "x-timestamp: $now" -H "x-signature: $(printf '%s.%s' "$now" "$body" |
      openssl dgst -sha256 -hmac "$VAPI_HMAC_KEY" -r | cut -d' ' -f1)")
  else
    proof=(-H "X-Vapi-Secret: $VAPI_WEBHOOK_SECRET")
  fi
  expect "$status" "$what" "${stranger[@]}" "${proof[@]}" -H 'Content-Type: application/json' \
    --data-binary "$body" "$base/vapi/webhook"
}
if [ -n "${VAPI_HMAC_KEY:-}${VAPI_WEBHOOK_SECRET:-}" ]; then
  echo "/vapi/webhook"
  vapi 400 'JSON that is none' '{'
  vapi 400 'a message without type' '{"message":{}}'
  vapi 200 'a message of next year' '{"message":{"type":"mind-reading"}}'
  vapi 200 'a tool call of a call that nobody knows' "$tool"
  cp "$work/body" "$work/first"
  vapi 200 'the same again' "$tool"
  same_document
  if [ -n "${VAPI_HMAC_KEY:-}" ]; then
    old=$(($(date +%s) - 3600))
    expect 401 'a signature of an hour ago' "${stranger[@]}" -H "x-timestamp: $old" -H "x-signature: $(
      printf '%s.%s' "$old" "$tool" | openssl dgst -sha256 -hmac "$VAPI_HMAC_KEY" -r | cut -d' ' -f1
    )" -H 'Content-Type: application/json' --data-binary "$tool" "$base/vapi/webhook"
  fi
fi

echo "good-bye"
signed 204 'the made-up caller hangs up' "$status" "CallSid=$call" CallStatus=completed SequenceNumber=5

echo
echo "status  expected  as expected"
for code in $(printf '%s\n' "${!expected_count[@]}" | sort); do
  printf '%-6s  %8d  %11d\n' "$code" "${expected_count[$code]}" "${came_as_expected[$code]:-0}"
done
if [ "$surprises" -gt 0 ]; then
  echo "$surprises surprises"
  exit 1
fi
echo "no surprises"
