import Accessibility
import Glibc
import MediaEngines
import Testing

@Suite struct SampleRateConverterTests {
    private static func tone(_ frequency: Double, rate: Int, seconds: Double = 1) -> SpeechAudio {
        let samples = (0..<Int(Double(rate) * seconds)).map {
            Int16(10_000 * sin(2 * Double.pi * frequency * Double($0) / Double(rate)))
        }
        return SpeechAudio(sampleRate: rate, samples: samples, times: [PartTime(part: 2, sample: samples.count / 2)])
    }

    private static func loudness(_ audio: SpeechAudio) -> Double {
        let middle = audio.samples.dropFirst(500).dropLast(500)
        return (middle.reduce(0) { $0 + Double($1) * Double($1) } / Double(middle.count)).squareRoot()
    }

    // A sine's root mean square is its amplitude by the square root of 2; above half the new rate there is nothing.
    @Test(
        "tones pass or vanish",
        arguments: [(440, 22_050, 16_000, 7_071), (10_000, 22_050, 16_000, 0), (440, 8_000, 16_000, 7_071)]
            as [(Double, Int, Int, Double)])
    func tones(frequency: Double, from: Int, to: Int, expected: Double) throws {
        let audio = try Self.tone(frequency, rate: from).resampled(to: to)
        #expect(audio.sampleRate == to)
        #expect(abs(audio.samples.count - to) <= 100)
        #expect(abs(Self.loudness(audio) - expected) < 150)
        #expect(audio.times.map(\.part) == [2])
        #expect(abs((audio.times.first?.sample ?? 0) - to / 2) <= 2)
    }

    @Test("the rate that is wanted, and nothing, stay as they are")
    func unchanged() throws {
        let tone = Self.tone(440, rate: 16_000)
        #expect(try tone.resampled(to: 16_000) == tone)
        let nothing = SpeechAudio(sampleRate: 22_050, samples: [])
        #expect(try nothing.resampled(to: 16_000).samples.isEmpty)
    }

    @Test("rates that nobody can convert are refused", arguments: [0, 10, -1])
    func refused(rate: Int) {
        #expect(throws: SpeechError.self) {
            try SpeechAudio(sampleRate: rate, samples: [1, 2, 3]).resampled(to: 16_000)
        }
    }
}
