import Testing
import Translation

struct TraceContextTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    @Test(
        "reads headers as the recommendation has them",
        arguments: [
            ("00-\(trace)-00f067aa0ba902b7-01", true), ("00-\(trace)-00f067aa0ba902b7-00", false),
            // Flags that are not known yet, and a later version with more fields.
            ("00-\(trace)-00f067aa0ba902b7-03", true), ("cc-\(trace)-00f067aa0ba902b7-01-more", true),
        ])
    func reads(header: String, isSampled: Bool) throws {
        let context = try #require(TraceContext(traceparent: header))
        #expect(context.traceID == Self.trace && context.isSampled == isSampled)
        #expect(context.spanID != "00f067aa0ba902b7" && context.spanID.utf8.count == 16)
        #expect(context.traceparent == "00-\(Self.trace)-\(context.spanID)-\(isSampled ? "01" : "00")")
    }

    @Test(
        "refuses what is not one",
        arguments: [
            "", "00", "00-\(trace)-00f067aa0ba902b7", "ff-\(trace)-00f067aa0ba902b7-01",
            "00-\(trace)-00f067aa0ba902b7-01-more", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-\(trace)-0000000000000000-01", "00-\(trace.uppercased())-00f067aa0ba902b7-01",
            "00-\(trace.dropLast())-00f067aa0ba902b7-01", "00-\(trace)-00f067aa0ba902b7-0g", "0-\(trace)-a-01",
        ])
    func refuses(header: String) { #expect(TraceContext(traceparent: header) == nil) }

    @Test("a new trace can be read back and is unlike the next")
    func begins() throws {
        let (first, second) = (TraceContext(), TraceContext())
        #expect(TraceContext(traceparent: first.traceparent)?.traceID == first.traceID)
        #expect(first.traceID != second.traceID && first.spanID != second.spanID)
    }
}
