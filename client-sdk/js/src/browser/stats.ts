/** What one kind of media does right now. Rates are of the time since the call before. */
export interface MediaFigures {
  kbps: number;
  packetsPerSecond: number;
  /** As the other side reports it when sending. */
  packetsLost: number;
  /** In milliseconds. */
  jitterMs: number;
  /** Without `audio/` or `video/`: `VP8`, `opus`. */
  codec: string;
}

export interface VideoFigures extends MediaFigures {
  width: number;
  height: number;
  framesPerSecond: number;
  /** How often the picture stood still (play only). */
  freezes: number;
}

/** Of what comes in; of what goes out where nothing comes in. */
export interface CallStats {
  audio?: MediaFigures;
  video?: VideoFigures;
  /** Round-trip time to the server, in milliseconds. */
  roundTripMs?: number;
  /** How the media gets there: `udp`, `tcp` or `relay`. */
  path?: string;
}

interface Totals {
  timestamp: number;
  bytes: number;
  packets: number;
}

type Report = Record<string, number | string | undefined> & { timestamp: number };

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads the statistics of a connection (W3C webrtc-stats) and remembers what rates need. */
export class StatsReader {
  readonly #before = new Map<string, Totals>();

  constructor(private readonly connection: RTCPeerConnection) {}

  async read(): Promise<CallStats> {
    const reports = new Map<string, Report>();
    (await this.connection.getStats()).forEach((report: Report, id: string) => reports.set(id, report));
    const all = [...reports.values()];
    const stats: CallStats = this.#pathOf(all, reports);
    for (const type of ['inbound-rtp', 'outbound-rtp']) {
      for (const report of all) {
        if (report['type'] !== type) continue;
        if (report['kind'] === 'audio') stats.audio ??= this.#media(report, reports);
        if (report['kind'] === 'video') stats.video ??= this.#video(report, reports);
      }
    }
    return stats;
  }

  #video(report: Report, reports: Map<string, Report>): VideoFigures {
    return {
      ...this.#media(report, reports),
      width: number(report['frameWidth']),
      height: number(report['frameHeight']),
      framesPerSecond: Math.round(number(report['framesPerSecond'])),
      freezes: number(report['freezeCount']),
    };
  }

  #media(report: Report, reports: Map<string, Report>): MediaFigures {
    const remote = reports.get(text(report['remoteId'])); // what the other side says of what we send
    const now: Totals = {
      timestamp: report.timestamp,
      bytes: number(report['bytesReceived'] ?? report['bytesSent']),
      packets: number(report['packetsReceived'] ?? report['packetsSent']),
    };
    const id = text(report['id']);
    const last = this.#before.get(id);
    // A browser that makes a receiver anew counts again from nothing, under the same id.
    const before = last && last.bytes <= now.bytes && last.packets <= now.packets ? last : now;
    this.#before.set(id, now);
    const seconds = (now.timestamp - before.timestamp) / 1000;
    const rate = (more: number): number => (seconds > 0 ? Math.round(more / seconds) : 0);
    return {
      kbps: rate(((now.bytes - before.bytes) * 8) / 1000),
      packetsPerSecond: rate(now.packets - before.packets),
      packetsLost: number(report['packetsLost'] ?? remote?.['packetsLost']),
      jitterMs: Math.round(number(report['jitter'] ?? remote?.['jitter']) * 1000),
      codec: text(reports.get(text(report['codecId']))?.['mimeType']).replace(/^.*\//, ''),
    };
  }

  #pathOf(all: Report[], reports: Map<string, Report>): CallStats {
    const transport = all.find(
      (report) => report['type'] === 'transport' && report['selectedCandidatePairId'],
    );
    const pair =
      reports.get(text(transport?.['selectedCandidatePairId'])) ??
      all.find((report) => report['type'] === 'candidate-pair' && report['state'] === 'succeeded');
    if (!pair) return {};
    const local = reports.get(text(pair['localCandidateId']));
    return {
      roundTripMs: Math.round(number(pair['currentRoundTripTime']) * 1000),
      path: local?.['candidateType'] === 'relay' ? 'relay' : text(local?.['protocol']),
    };
  }
}
