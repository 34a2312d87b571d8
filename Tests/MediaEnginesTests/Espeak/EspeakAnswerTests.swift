import Accessibility
import Testing

@testable import MediaEngines

@Suite struct EspeakAnswerTests {
    private static let whole: [UInt8] =
        frame("M", [3, 0, 0, 0, 0, 0, 0, 0]) + frame("S", [1, 0, 255, 255]) + frame("M", [7, 0, 0, 0, 1, 0, 0, 0])
        + frame("S", []) + frame("E", [2, 0, 0, 0])

    private static func frame(_ kind: Character, _ payload: [UInt8]) -> [UInt8] {
        [kind.asciiValue ?? 0, 0, 0, 0, UInt8(payload.count), 0, 0, 0] + payload
    }

    @Test("frames are read wherever they are cut", arguments: 0...whole.count)
    func cuts(place: Int) throws {
        var answer = EspeakAnswer()
        if place < Self.whole.count { #expect(try answer.take(Array(Self.whole[..<place])) == .incomplete) }
        let rest = place < Self.whole.count ? Array(Self.whole[place...]) : Self.whole
        #expect(try answer.take(rest) == .complete)
        #expect(answer.samples == [1, -1])
        #expect(answer.marks == [PartTime(part: 3, sample: 0), PartTime(part: 7, sample: 1)])
    }

    @Test(
        "what is no answer is refused",
        arguments: [
            [UInt8](repeating: 65, count: 8), frame("S", [1]), frame("M", [1, 0, 0, 0]), frame("Q", []),
            frame("E", [9, 0, 0, 0]), frame("X", [3, 0, 0, 0]), frame("H", [2, 0, 0, 0, 0, 0, 0, 0]),
            frame("E", [0, 0, 0, 0]) + [1], [83, 0, 0, 0, 255, 255, 255, 255],
        ])
    func refused(bytes: [UInt8]) {
        #expect(throws: ProcessFault.self) {
            var answer = EspeakAnswer()
            _ = try answer.take(bytes)
        }
    }

    @Test("times rise and stay within the audio, whatever the marks say")
    func times() {
        let marks = [PartTime(part: 0, sample: 5), PartTime(part: 2, sample: 90), PartTime(part: 3, sample: 40)]
        let times = EspeakEngine.times(marks, of: [0, 1, 2, 3, 5], samples: 60)
        #expect(times.map(\.part) == [0, 1, 2, 3, 5])
        #expect(times.map(\.sample) == [5, 40, 40, 40, 60])
    }
}
