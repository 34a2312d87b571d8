import Accessibility

/// The frames by which the program `chaka-espeak` is asked and answers; `Sources/EspeakWorker/main.c` describes them.
enum EspeakFrames {
    /// Most bytes of a request without its length.
    static let maximumRequestBytes = 1 << 20

    /// A request, with its length before it.
    ///
    /// - Parameters:
    ///   - markup: What is said, and how.
    ///   - endsWithPause: Whether the pause of a sentence's end follows.
    /// - Returns: Bytes for the program's standard input.
    static func request(_ markup: EspeakMarkup, endsWithPause: Bool) -> [UInt8] {
        let text = Array(markup.text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + text.count)
        let parameters = markup.parameters
        for value in [
            16 + text.count, parameters.wordsPerMinute, parameters.pitch, parameters.volume, endsWithPause ? 1 : 0,
        ] {
            for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        }
        return bytes + text
    }
}

/// An answer of the program `chaka-espeak` as it comes in.
struct EspeakAnswer {
    /// What the frames so far say.
    enum State: Hashable {
        /// More is to come.
        case incomplete
        /// The program is ready; its rate in samples a second.
        case greeting(sampleRate: Int)
        /// The sentence is spoken.
        case complete
    }

    /// Samples so far.
    private(set) var samples: [Int16] = []
    /// Marks so far: number of the part, and samples before it.
    private(set) var marks: [PartTime] = []
    /// Bytes that were read.
    private(set) var byteCount = 0

    private var rest: [UInt8] = []

    /// Takes bytes, and the frames that are whole with them.
    ///
    /// - Parameter bytes: What the program said.
    /// - Returns: How far the answer is; nothing may come after its end.
    /// - Throws: ``ProcessFault/refused(_:)`` for an error frame, and for what is no frame.
    mutating func take(_ bytes: [UInt8]) throws(ProcessFault) -> State {
        byteCount += bytes.count
        rest += bytes
        var place = 0
        defer { rest.removeFirst(place) }
        while place + 8 <= rest.count {
            let length = number(at: place + 4)
            guard rest[place + 1] == 0, rest[place + 2] == 0, rest[place + 3] == 0, length <= 1 << 24 else {
                throw .refused("the worker sent what is no frame")
            }
            guard place + 8 + length <= rest.count else { break }
            let state = try readFrame(kind: rest[place], at: place + 8, length: length)
            place += 8 + length
            guard state != .incomplete else { continue }
            guard place == rest.count else { throw .refused("the worker sent more than it was asked") }
            return state
        }
        return .incomplete
    }

    private mutating func readFrame(kind: UInt8, at start: Int, length: Int) throws(ProcessFault) -> State {
        switch (kind, length) {
        case (UInt8(ascii: "S"), _) where length.isMultiple(of: 2):
            samples += WaveFile.samples(linear16: rest[start..<(start + length)])
            return .incomplete
        case (UInt8(ascii: "M"), 8):
            marks.append(PartTime(part: number(at: start), sample: number(at: start + 4)))
            return .incomplete
        case (UInt8(ascii: "E"), 4):
            guard number(at: start) == samples.count else { throw .refused("the worker lost samples") }
            return .complete
        case (UInt8(ascii: "H"), 8):
            guard number(at: start) == 1 else { throw .refused("the worker has another version") }
            return .greeting(sampleRate: number(at: start + 4))
        case (UInt8(ascii: "X"), 4):
            throw .refused(Self.reason(number(at: start)))
        default: throw .refused("the worker sent a frame of unknown kind")
        }
    }

    private static func reason(_ number: Int) -> String {
        switch number {
        case 1: "the data of espeak-ng are missing"
        case 2: "espeak-ng has no such voice"
        default: "espeak-ng did not speak"
        }
    }

    private func number(at offset: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(rest[offset + $1]) << (8 * $1) }
    }
}
