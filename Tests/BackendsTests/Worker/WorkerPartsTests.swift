import Testing
import TextProcessing
import Translation

@testable import Backends

struct LineAssemblerTests {
    @Test(
        "makes lines of pieces",
        arguments: [
            (["a\nb", "c\n"], ["a", "bc"]), (["", "\n"], [""]), (["a\n\nb\n"], ["a", "", "b"]), (["a"], []),
            (["pʼaña", " q'\n"], ["pʼaña q'"]),
        ] as [([String], [String])])
    func pieces(pieces: [String], lines: [String]) {
        var assembler = LineAssembler(limit: 20)
        let made = pieces.flatMap { assembler.take(Array($0.utf8)[...]) }
        #expect(made == lines.map { .whole(Array($0.utf8)) })
    }

    @Test("cuts a line over the limit and finds the next one", arguments: [1, 7, 1000])
    func overlong(step: Int) {
        var assembler = LineAssembler(limit: 600)
        let stream = Array((String(repeating: "x", count: 5000) + "\nb\n").utf8)
        let made = stride(from: 0, to: stream.count, by: step).flatMap { start in
            assembler.take(stream[start..<min(start + step, stream.count)])
        }
        guard made.count == 2, case .cut(let beginning) = made[0] else {
            Issue.record("\(made.count) lines")
            return
        }
        #expect(beginning.count <= 600 && beginning.allSatisfy { $0 == UInt8(ascii: "x") })
        #expect(made[1] == .whole([UInt8(ascii: "b")]))
    }
}

struct WorkerReplyTests {
    @Test(
        "reads messages and tells what is none",
        arguments: [
            (#"{"type":"pong","id":7}"#, .pong(id: 7)), (#"{"type":"pong","id":7,"new":{}}"#, .pong(id: 7)),
            (#"{"type":"result","id":1,"results":[]}"#, .result(id: 1, [])),
            (#"{"type":"result","id":1,"error":{"code":"internal"}}"#, .failure(id: 1, code: "internal")),
            (#"{"type":"result","id":1}"#, .unreadable(id: 1)), (#"{"type":"novelty","id":1}"#, .unreadable(id: 1)),
            (#"{"type":"result","id":12,"results":[{"te"#, .unreadable(id: 12)),
            (#"{"type":"result","id":12"#, .unreadable(id: nil)), (#"{"type":"pong"}"#, .unreadable(id: nil)),
            (#"{"type":"result","id":-1}"#, .unreadable(id: nil)), ("", .unreadable(id: nil)),
            ("[]", .unreadable(id: nil)), ("{\"type\":\"hello\"}", .unreadable(id: nil)),
        ] as [(String, WorkerReply)])
    func messages(line: String, reply: WorkerReply) {
        #expect(WorkerReply(line: .whole(Array(line.utf8))) == reply)
    }
}

struct WorkerRequestTests {
    @Test("writes one line whatever the text")
    func line() {
        let text = "pʼaña\n\"q'\" \u{2028}A\u{301}"
        let request = WorkerRequest.translate(
            id: 3, source: "spa_Latn", target: "quy_Latn", segments: [.init(SegmentInput(text: text))], deadline: 250,
            alternatives: 0)
        let line = String(decoding: request.line, as: UTF8.self)
        #expect(
            Array(line.utf8)
                == Array(
                    (#"{"deadline_ms":250,"id":3,"segments":[{"text":"pʼaña\n\"q'\" "#
                        + "\u{2028}A\u{301}"
                        + #""}],"source":"spa_Latn","target":"quy_Latn","type":"translate"}"# + "\n").utf8))
        #expect(WorkerRequest.shutDown.line == Array("{\"type\":\"shutdown\"}\n".utf8))
    }
}

struct WorkerQueueTests {
    private static func call(_ texts: String..., to target: LanguageVariety = .chankaQuechua) -> WorkerCall {
        WorkerCall(
            segments: texts.map { SegmentInput(text: $0) }, pair: LanguagePair(source: .spanish, target: target),
            deadline: .now)
    }

    private static func batches(_ calls: [WorkerCall]) -> [[String]] {
        var queue = WorkerQueue(batchSegments: 3, batchCharacters: 10)
        for call in calls { queue.append(call) }
        var batches: [[String]] = []
        while !queue.isEmpty { batches.append(queue.takeBatch().map(\.segment.text)) }
        return batches
    }

    @Test("batches keep the order, one direction and both limits")
    func limits() {
        #expect(Self.batches([]) == [])
        #expect(Self.batches([Self.call("a", "b"), Self.call("c", "d")]) == [["a", "b", "c"], ["d"]])
        #expect(Self.batches([Self.call("aaaaaa", "bbbbb", "c")]) == [["aaaaaa"], ["bbbbb", "c"]])
        #expect(Self.batches([Self.call("ñññññ", "pʼaña")]) == [["ñññññ", "pʼaña"]])
        #expect(Self.batches([Self.call(String(repeating: "a", count: 99), "b")]).map(\.count) == [1, 1])
        #expect(
            Self.batches([Self.call("a"), Self.call("x", to: .centralAymara), Self.call("b")]) == [["a", "b"], ["x"]])
    }

    @Test("segments of finished calls are dropped")
    func finished() {
        let gone = Self.call("a", "b")
        var queue = WorkerQueue(batchSegments: 3, batchCharacters: 10)
        queue.append(gone)
        queue.append(Self.call("c"))
        gone.fail(BackendError(.cancelled, ""))
        queue.removeFinished()
        #expect(queue.takeBatch().map(\.segment.text) == ["c"])
    }
}
