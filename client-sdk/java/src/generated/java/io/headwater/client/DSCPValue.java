// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Marks for routers: the code point goes into each outgoing packet's IP header. */
public enum DSCPValue {
  /** Packets are not marked. */
  NO_DSCP,
  /** Not chosen: packets are not marked. */
  NO_VALUE,
  /** Audio of very low priority (RFC 8837). */
  AUDIO_VERYLOW,
  /** Audio of low priority (RFC 8837). */
  AUDIO_LOW,
  /** Audio of medium priority (RFC 8837). */
  AUDIO_MEDIUM,
  /** Audio of high priority (RFC 8837). */
  AUDIO_HIGH,
  /** Video of very low priority (RFC 8837). */
  VIDEO_VERYLOW,
  /** Video of low priority (RFC 8837). */
  VIDEO_LOW,
  /** Interactive video of medium priority (RFC 8837). */
  VIDEO_MEDIUM,
  /** Video of medium priority that is not interactive (RFC 8837). */
  VIDEO_MEDIUM_THROUGHPUT,
  /** Interactive video of high priority (RFC 8837). */
  VIDEO_HIGH,
  /** Video of high priority that is not interactive (RFC 8837). */
  VIDEO_HIGH_THROUGHPUT,
  /** Data of very low priority (RFC 8837). */
  DATA_VERYLOW,
  /** Data of low priority (RFC 8837). */
  DATA_LOW,
  /** Data of medium priority (RFC 8837). */
  DATA_MEDIUM,
  /** Data of high priority (RFC 8837). */
  DATA_HIGH,
  /** What Chrome uses for high priority. */
  CHROME_HIGH,
  /** What Chrome uses for medium priority. */
  CHROME_MEDIUM,
  /** What Chrome uses for low priority. */
  CHROME_LOW,
  /** What Chrome uses for very low priority. */
  CHROME_VERYLOW,
  /** Code point 0. */
  CS0,
  /** Code point 8. */
  CS1,
  /** Code point 16. */
  CS2,
  /** Code point 24. */
  CS3,
  /** Code point 32. */
  CS4,
  /** Code point 40. */
  CS5,
  /** Code point 48. */
  CS6,
  /** Code point 56. */
  CS7,
  /** Code point 10. */
  AF11,
  /** Code point 12. */
  AF12,
  /** Code point 14. */
  AF13,
  /** Code point 18. */
  AF21,
  /** Code point 20. */
  AF22,
  /** Code point 22. */
  AF23,
  /** Code point 26. */
  AF31,
  /** Code point 28. */
  AF32,
  /** Code point 30. */
  AF33,
  /** Code point 34. */
  AF41,
  /** Code point 36. */
  AF42,
  /** Code point 38. */
  AF43,
  /** Expedited forwarding: code point 46. */
  EF,
  /** Voice with admission control: code point 44. */
  VOICEADMIT,
  /** Least effort: code point 1. */
  LE
}
