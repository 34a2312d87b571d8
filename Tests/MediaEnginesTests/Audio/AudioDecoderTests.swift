import Accessibility
import MediaEngines
import Testing

@Suite struct AudioDecoderTests {
    /// Half a second of 440 Hz at half of full scale.
    private static func tone(_ rate: Int) -> SpeechAudio {
        // A triangle needs no library: a period of rate/440 samples.
        let period = Double(rate) / 440
        let samples = (0..<rate / 2).map { index -> Int16 in
            let phase = (Double(index) / period).truncatingRemainder(dividingBy: 1)
            return Int16(16_384 * (phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase))
        }
        return SpeechAudio(sampleRate: rate, samples: samples)
    }

    @Test("what is written without loss is read sample by sample", arguments: [AudioFormat.wav, .flac])
    func lossless(format: AudioFormat) throws {
        let tone = Self.tone(22_050)
        #expect(try AudioDecoder.decode(AudioEncoder.encode(tone, as: format)) == tone)
    }

    @Test("what is written with loss has its length and loudness", arguments: [AudioFormat.mp3, .opus, .mulaw])
    func lossy(format: AudioFormat) throws {
        try #require(format.isAvailable)
        let audio = try AudioDecoder.decode(AudioEncoder.encode(Self.tone(22_050), as: format))
        #expect((490...620).contains(audio.milliseconds))
        let peak = audio.samples.map { abs(Int($0)) }.max() ?? 0
        #expect((12_000...22_000).contains(peak))
    }

    @Test("two channels become their mean")
    func stereo() throws {
        // RIFF WAVE, PCM, 2 channels, 8000 Hz, 16 bits, two frames: (100, 300) and (-200, 0).
        var file = Array("RIFF".utf8) + [44, 0, 0, 0] + Array("WAVEfmt ".utf8) + [16, 0, 0, 0, 1, 0, 2, 0]
        file += [0x40, 0x1F, 0, 0, 0x00, 0x7D, 0, 0, 4, 0, 16, 0] + Array("data".utf8) + [8, 0, 0, 0]
        file += [100, 0, 0x2C, 1, 0x38, 0xFF, 0, 0]
        #expect(try AudioDecoder.decode(file) == SpeechAudio(sampleRate: 8_000, samples: [200, -100]))
    }

    @Test(
        "what is no recording is refused",
        arguments: [[], Array("no audio".utf8), Array("RIFF\u{8}\0\0\0WAVE".utf8), Array("<html></html>".utf8)])
    func refused(bytes: [UInt8]) {
        #expect(throws: SpeechError.self) { try AudioDecoder.decode(bytes) }
    }

    @Test("a recording over the limit is refused by seconds")
    func limit() throws {
        let long = SpeechAudio(sampleRate: 8_000, samples: [Int16](repeating: 0, count: 8_000 * 2 + 1))
        let file = try AudioEncoder.encode(long, as: .wav)
        #expect(throws: SpeechError.tooLarge(what: "seconds of a recording", limit: 2)) {
            try AudioDecoder.decode(file, maximumSeconds: 2)
        }
    }
}
