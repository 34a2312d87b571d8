import Accessibility
import Testing

@testable import MediaEngines

@Suite struct WaveFileTests {
    private static let audio = SpeechAudio(sampleRate: 16_000, samples: [0, 1, -1, 32_767, -32_768])

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// A file of one format and data, with an odd chunk between them.
    private static func file(
        encoding: Int, channels: Int, bits: Int, data: [UInt8], length: Int? = nil, rate: Int = 8_000
    ) -> [UInt8] {
        let frame = channels * bits / 8
        let format =
            little(encoding, 2) + little(channels, 2) + little(rate, 4) + little(rate * frame, 4) + little(frame, 2)
            + little(bits, 2)
        let body =
            Array("WAVEfmt ".utf8) + little(16, 4) + format + Array("LIST".utf8) + little(3, 4) + [9, 9, 9, 0]
            + Array("data".utf8) + little(length ?? data.count, 4) + data
        return Array("RIFF".utf8) + little(body.count, 4) + body
    }

    @Test("what is encoded is decoded", arguments: [audio, SpeechAudio(sampleRate: 22_050, samples: [])])
    func roundTrip(audio: SpeechAudio) throws {
        let file = WaveFile.encode(audio)
        #expect(file.count == 44 + 2 * audio.samples.count)
        #expect(try WaveFile.decode(file) == audio)
    }

    @Test(
        "linear and floating samples of every width",
        arguments: [
            (file(encoding: 1, channels: 1, bits: 8, data: [128, 255, 0]), [0, 32_512, -32_768]),
            (file(encoding: 1, channels: 1, bits: 16, data: [1, 0, 255, 127]), [1, 32_767]),
            (file(encoding: 1, channels: 1, bits: 24, data: [9, 1, 0, 9, 255, 255]), [1, -1]),
            (file(encoding: 1, channels: 1, bits: 32, data: [0, 0, 0, 64]), [16_384]),
            // 0.5 and a value that is no number.
            (file(encoding: 3, channels: 1, bits: 32, data: [0, 0, 0, 63, 0, 0, 192, 127]), [16_384, 0]),
            (file(encoding: 1, channels: 2, bits: 16, data: [2, 0, 4, 0, 255, 255, 1, 0]), [3, 0]),
        ] as [([UInt8], [Int16])])
    func widths(file: [UInt8], expected: [Int16]) throws {
        let audio = try WaveFile.decode(file)
        #expect(audio.samples == expected)
        #expect(audio.sampleRate == 8_000)
    }

    @Test("a length that the writer did not know means all that follows", arguments: [0, 0x7FFF_F000, 0xFFFF_FFFF])
    func unknownLength(length: Int) throws {
        let file = Self.file(encoding: 1, channels: 1, bits: 16, data: [1, 0, 2, 0], length: length)
        #expect(try WaveFile.decode(file).samples == [1, 2])
    }

    @Test("a file cut anywhere is refused", arguments: 0..<54)
    func cut(length: Int) {
        #expect(throws: WaveFileError.self) { try WaveFile.decode(Array(WaveFile.encode(Self.audio)[..<length])) }
    }

    @Test(
        "other encodings are refused, not misread",
        arguments: [
            file(encoding: 7, channels: 1, bits: 8, data: [1]), file(encoding: 1, channels: 0, bits: 16, data: []),
            file(encoding: 1, channels: 9, bits: 16, data: []), file(encoding: 3, channels: 1, bits: 64, data: []),
            file(encoding: 1, channels: 1, bits: 16, data: [], rate: 0),
            Array("ID3 and what follows of an MP3 file".utf8),
        ])
    func refused(file: [UInt8]) {
        #expect(throws: WaveFileError.self) { try WaveFile.decode(file) }
    }
}
