import Accessibility
import MediaEngines
import Testing

@Suite struct AudioEncoderTests {
    /// A tone of 440 Hz as long as asked, at half of full scale.
    static func tone(seconds: Double, rate: Int = 22_050) -> SpeechAudio {
        // A resonator: no sine function, so the samples are the same on every machine.
        let step = 2 * 0.992_150  // 2 cos(2 pi 440 / 22050) to six digits
        var (last, value) = (0.0, 0.125)
        var samples: [Int16] = []
        for _ in 0..<Int(seconds * Double(rate)) {
            samples.append(Int16(max(-1, min(1, value / 2)) * 32_767))
            (last, value) = (value, step * value - last)
        }
        return SpeechAudio(sampleRate: rate, samples: samples)
    }

    static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    @Test(
        "each format begins as its container does",
        arguments: [
            (.wav, "RIFF"), (.flac, "fLaC"), (.opus, "OggS"), (.wav8k, "RIFF"), (.mulaw, "RIFF"),
        ] as [(AudioFormat, String)])
    func container(format: AudioFormat, magic: String) throws {
        let bytes = try AudioEncoder.encode(Self.tone(seconds: 1), as: format)
        #expect(bytes.starts(with: magic.utf8))
    }

    @Test("Ogg pages have the serial number and the checksum of their bytes")
    func pages() throws {
        let bytes = try AudioEncoder.encode(Self.tone(seconds: 1), as: .opus)
        var place = 0
        var count = 0
        while place < bytes.count {
            try #require(bytes[place..<place + 4].elementsEqual("OggS".utf8))
            #expect(bytes[place + 14..<place + 18].elementsEqual("CHAK".utf8))
            let segments = Int(bytes[place + 26])
            let size = 27 + segments + bytes[place + 27..<place + 27 + segments].reduce(0) { $0 + Int($1) }
            // RFC 3533: CRC-32 with polynomial 0x04C11DB7, here bit by bit, over the page with an empty checksum.
            var checksum: UInt32 = 0
            for index in place..<place + size {
                let byte = (place + 22..<place + 26).contains(index) ? 0 : bytes[index]
                checksum ^= UInt32(byte) << 24
                for _ in 0..<8 { checksum = checksum >> 31 == 1 ? checksum << 1 ^ 0x04C1_1DB7 : checksum << 1 }
            }
            #expect(Self.number(bytes, place + 22, 4) == Int(checksum))
            place += size
            count += 1
        }
        // Two of headers, then one for each 200 ms.
        #expect(count >= 6)
    }

    @Test("an MP3 consists of frames of MPEG-2 layer III at 22050 Hz, one after the other to the end")
    func layerThree() throws {
        let bytes = try AudioEncoder.encode(Self.tone(seconds: 1), as: .mp3)
        // ISO/IEC 13818-3: bit rates of MPEG-2 layer III in kbit/s by index.
        let rates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
        var place = 0
        var frames = 0
        while place + 4 <= bytes.count {
            try #require(bytes[place] == 0xFF && bytes[place + 1] & 0xFE == 0xF2 && bytes[place + 2] & 0x0C == 0)
            let padding = Int(bytes[place + 2] >> 1 & 1)
            place += 72 * rates[Int(bytes[place + 2] >> 4)] * 1000 / 22_050 + padding
            frames += 1
        }
        #expect(place == bytes.count)
        // 22050 samples in frames of 576, the encoder's delay and the frame of totals.
        #expect((39...43).contains(frames))
    }

    @Test(
        "a WAVE header says codec, rate, width and length",
        arguments: [(.wav, 1, 22_050, 16, 44_100), (.wav8k, 1, 8_000, 16, 16_000), (.mulaw, 7, 8_000, 8, 8_000)]
            as [(AudioFormat, Int, Int, Int, Int)])
    func wave(format: AudioFormat, codec: Int, rate: Int, bits: Int, length: Int) throws {
        let bytes = try AudioEncoder.encode(Self.tone(seconds: 1), as: format)
        #expect(Self.number(bytes, 20, 2) == codec)
        #expect(Self.number(bytes, 22, 2) == 1)
        #expect(Self.number(bytes, 24, 4) == rate)
        #expect(Self.number(bytes, 34, 2) == bits)
        let data = try #require((12..<100).first { bytes[$0..<$0 + 4].elementsEqual("data".utf8) })
        #expect(abs(Self.number(bytes, data + 4, 4) - length) <= 4)
        #expect(bytes.count - data - 8 == Self.number(bytes, data + 4, 4))
        #expect(Self.number(bytes, 4, 4) == bytes.count - 8)
    }

    @Test("headerless samples are at 24 kHz, little-endian")
    func headerless() throws {
        let bytes = try AudioEncoder.encode(SpeechAudio(sampleRate: 24_000, samples: [1, -2, 0x1234]), as: .pcm)
        #expect(bytes == [1, 0, 0xFE, 0xFF, 0x34, 0x12])
        let longer = try AudioEncoder.encode(Self.tone(seconds: 1), as: .pcm)
        #expect(abs(longer.count - 48_000) <= 4)
    }

    @Test("the same speech gives the same bytes", arguments: AudioFormat.available)
    func reproducible(format: AudioFormat) throws {
        let audio = Self.tone(seconds: 1.3)
        let bytes = try AudioEncoder.encode(audio, as: format)
        #expect(try AudioEncoder.encode(audio, as: format) == bytes)
        #expect(try AudioEncoder.encode(Self.tone(seconds: 1.2), as: format) != bytes)
    }

    @Test("no speech is a file of its format", arguments: AudioFormat.available)
    func empty(format: AudioFormat) throws {
        let bytes = try AudioEncoder.encode(SpeechAudio(sampleRate: 22_050, samples: []), as: format)
        #expect(bytes.isEmpty == (format == .pcm))
    }

    @Test("block by block every format gives bytes before its end", arguments: AudioFormat.available)
    func blocks(format: AudioFormat) throws {
        let audio = Self.tone(seconds: 2)
        let encoder = try AudioEncoder(format, sampleRate: audio.sampleRate)
        var bytes = try encoder.write(audio)
        #expect(!bytes.isEmpty)
        bytes += try encoder.write(audio)
        bytes += try encoder.finish()
        let whole = try AudioEncoder.encode([audio, audio], as: format)
        #expect(bytes.count == whole.count)
        if format == .pcm || format == .opus { #expect(bytes == whole) }
    }

    @Test("a WAVE stream leaves its length open", arguments: [.wav, .mulaw] as [AudioFormat])
    func openLength(format: AudioFormat) throws {
        let encoder = try AudioEncoder(format, sampleRate: 8_000)
        let bytes = try encoder.write(Self.tone(seconds: 1, rate: 8_000))
        let data = try #require((12..<100).first { bytes[$0..<$0 + 4].elementsEqual("data".utf8) })
        #expect(Self.number(bytes, 4, 4) == 0xFFFF_FFFF)
        #expect(Self.number(bytes, data + 4, 4) == 0xFFFF_FFFF)
    }

    @Test(
        "a rate that is none is refused by name",
        arguments: [(.wav, 0), (.flac, -1), (.wav, 1 << 40), (.opus, 0)] as [(AudioFormat, Int)])
    func rates(format: AudioFormat, rate: Int) {
        let audio = SpeechAudio(sampleRate: rate, samples: [1, 2, 3])
        #expect(throws: SpeechError.self) { try AudioEncoder.encode(audio, as: format) }
    }

    @Test(
        "a rate that a format has not goes to the next higher one",
        arguments: [
            (.wav, 22_050, 22_050), (.flac, 16_000, 16_000), (.mp3, 22_050, 22_050), (.mp3, 22_051, 24_000),
            (.mp3, 96_000, 48_000), (.opus, 22_050, 24_000), (.opus, 8_000, 8_000), (.opus, 24_001, 48_000),
            (.wav8k, 22_050, 8_000), (.mulaw, 44_100, 8_000), (.pcm, 22_050, 24_000),
        ] as [(AudioFormat, Int, Int)])
    func rate(format: AudioFormat, rate: Int, expected: Int) { #expect(format.sampleRate(for: rate) == expected) }

    @Test("nothing can be written behind the end")
    func finished() throws {
        let encoder = try AudioEncoder(.wav, sampleRate: 8_000)
        _ = try encoder.finish()
        #expect(throws: SpeechError.self) { try encoder.write(Self.tone(seconds: 1, rate: 8_000)) }
    }

    @Test("sentences of different rates become one file")
    func mixedRates() throws {
        let sentences = [Self.tone(seconds: 1), Self.tone(seconds: 1, rate: 24_000), Self.tone(seconds: 1)]
        let bytes = try AudioEncoder.encode(sentences, as: .wav)
        #expect(abs(bytes.count - 44 - 3 * 44_100) <= 8)
    }

    @Test("resampling keeps length, times and level")
    func resampled() throws {
        var audio = Self.tone(seconds: 1)
        audio.times = [PartTime(part: 0, sample: 0), PartTime(part: 1, sample: 11_025)]
        let low = try audio.resampled(to: 8_000)
        #expect(abs(low.samples.count - 8_000) <= 2)
        #expect(low.times == [PartTime(part: 0, sample: 0), PartTime(part: 1, sample: 4_000)])
        let peak = low.samples.dropFirst(200).dropLast(200).map { abs(Int($0)) }.max() ?? 0
        let before = audio.samples.map { abs(Int($0)) }.max() ?? 0
        #expect(abs(peak - before) * 50 < before)
        #expect(throws: SpeechError.self) { try audio.resampled(to: 10_000_000) }
    }

    @Test("a long sentence leaves in parts, the same bytes as at once", arguments: [.wav, .opus] as [AudioFormat])
    func parts(format: AudioFormat) async throws {
        let audio = Self.tone(seconds: 2.2)
        let encoder = try AudioEncoder(format, sampleRate: 22_050)
        var parts: [[UInt8]] = []
        try await encoder.encode(audio) { parts.append($0) }
        parts.append(try await encoder.end())
        #expect(parts.count >= 5)
        let other = try AudioEncoder(format, sampleRate: 22_050)
        #expect(try parts.flatMap { $0 } == other.write(audio) + other.finish())
    }

    @Test("a thread of its own gives the same bytes")
    func asynchronous() async throws {
        let audio = Self.tone(seconds: 1)
        let encoder = try AudioEncoder(.flac, sampleRate: 22_050)
        let first = try await encoder.encode(audio)
        let last = try await encoder.end()
        let other = try AudioEncoder(.flac, sampleRate: 22_050)
        #expect(try first + last == other.write(audio) + other.finish())
    }
}
