import Synchronization

/// The place of a request in a distributed trace, passed on to the services that it calls.
///
/// Source: W3C Trace Context, Recommendation of 2021-11-23, section 3.2.
public struct TraceContext: Hashable, Sendable {
    /// The trace of the request that runs, or nil outside of one.
    @TaskLocal public static var current: TraceContext?

    /// 32 hexadecimal digits in lower case.
    public let traceID: String
    /// 16 hexadecimal digits in lower case: the part of the trace that is ours.
    public let spanID: String
    /// Whether the caller records the trace.
    public let isSampled: Bool

    /// Begins a trace with random numbers.
    public init() {
        self.init(traceID: Self.random(32), isSampled: false)
    }

    /// Goes on with the trace of a caller under a new span; nil when the header is not valid.
    ///
    /// - Parameter traceparent: Value of the header `traceparent`.
    public init?(traceparent: String) {
        let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].utf8.count == 2, parts[1].utf8.count == 32, parts[2].utf8.count == 16,
            parts[3].utf8.count == 2, parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            parts[0...3].allSatisfy({ $0.utf8.allSatisfy(Self.isDigit) }),
            parts[1].utf8.contains(where: { $0 != 0x30 }), parts[2].utf8.contains(where: { $0 != 0x30 }),
            let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        self.init(traceID: String(parts[1]), isSampled: flags & 1 == 1)
    }

    private init(traceID: String, isSampled: Bool) {
        self.traceID = traceID
        spanID = Self.random(16)
        self.isSampled = isSampled
    }

    /// The header for a service that is called on behalf of the request.
    public var traceparent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }

    /// The state of the sequence that identifiers are taken from.
    ///
    /// They must differ, but nobody need fail to guess them, so one seed of the system lasts for the process: a call of
    /// the system for each 16 digits took 3 % of a short request.
    private static let state = Mutex(SystemRandomNumberGenerator.seed())

    /// Hexadecimal digits, not all of them zero.
    ///
    /// Source of the sequence: SplitMix64 (Steele, Lea and Flood 2014).
    private static func random(_ count: Int) -> String {
        String(unsafeUninitializedCapacity: count) { bytes in
            var bits: UInt64 = 0
            for place in 0..<count {
                if place % 16 == 0 {
                    bits = state.withLock { state in
                        state &+= 0x9E37_79B9_7F4A_7C15
                        return state
                    }
                    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
                    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
                    bits = (bits ^ (bits >> 31)) | 1
                }
                let digit = UInt8(truncatingIfNeeded: bits & 15)
                bytes[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
                bits >>= 4
            }
            return count
        }
    }
}

extension SystemRandomNumberGenerator {
    fileprivate static func seed() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
