public import Accessibility
import CSampleRate

/// Changes the sample rate of one channel, block after block, with a band-limited sinc filter.
///
/// The converter is libsamplerate's `SRC_SINC_MEDIUM_QUALITY` (121 dB of signal to noise): the same samples in the same
/// blocks give the same result. Nothing is amplified; what the filter would push past full scale stays at full scale.
final class SampleRateConverter {
    /// Samples a second that come in.
    let inputRate: Int
    private let ratio: Double
    private let state: OpaquePointer

    /// Creates a converter.
    ///
    /// - Parameters:
    ///   - inputRate: Samples a second that come in.
    ///   - outputRate: Samples a second that go out.
    /// - Throws: ``SpeechError`` when the library does not convert between the two.
    init(from inputRate: Int, to outputRate: Int) throws(SpeechError) {
        self.inputRate = inputRate
        ratio = Double(outputRate) / Double(max(inputRate, 1))
        var status: Int32 = 0
        guard inputRate > 0, src_is_valid_ratio(ratio) == 1,
            let state = src_new(Int32(SRC_SINC_MEDIUM_QUALITY), 1, &status)
        else { throw .unavailableFormat("\(inputRate) Hz to \(outputRate) Hz") }
        self.state = state
    }

    deinit { src_delete(state) }

    /// Converts the next block.
    ///
    /// - Parameters:
    ///   - samples: The block.
    ///   - isLast: Whether none follows, so that the filter's tail comes out too.
    /// - Returns: The samples that are ready.
    /// - Throws: ``SpeechError`` when the library fails.
    func convert(_ samples: [Int16], isLast: Bool) throws(SpeechError) -> [Int16] {
        var input = [Float](repeating: 0, count: samples.count)
        src_short_to_float_array(samples, &input, Int32(samples.count))
        var output: [Float] = []
        var block = [Float](repeating: 0, count: 16_384)
        var read = 0
        while true {
            var data = SRC_DATA()
            let status = input.withUnsafeBufferPointer { source in
                block.withUnsafeMutableBufferPointer { target in
                    data.data_in = source.baseAddress?.advanced(by: read)
                    data.data_out = target.baseAddress
                    data.input_frames = samples.count - read
                    data.output_frames = target.count
                    data.end_of_input = isLast ? 1 : 0
                    data.src_ratio = ratio
                    return src_process(state, &data)
                }
            }
            guard status == 0 else {
                throw .engineFailed(engine: "libsamplerate", reason: String(cString: src_strerror(status)))
            }
            read += data.input_frames_used
            output.append(contentsOf: block.prefix(data.output_frames_gen))
            if data.output_frames_gen == 0, data.input_frames_used == 0 || read == samples.count { break }
        }
        var result = [Int16](repeating: 0, count: output.count)
        src_float_to_short_array(output, &result, Int32(output.count))
        return result
    }

    /// Converts audio as a whole.
    ///
    /// - Parameters:
    ///   - audio: One channel of samples.
    ///   - sampleRate: Samples a second that are wanted.
    /// - Returns: The audio at that rate, its times moved along.
    /// - Throws: ``SpeechError`` when the library does not convert between the two.
    static func convert(_ audio: SpeechAudio, to sampleRate: Int) throws(SpeechError) -> SpeechAudio {
        if audio.sampleRate == sampleRate { return audio }
        let converter = try SampleRateConverter(from: audio.sampleRate, to: sampleRate)
        let samples = try converter.convert(audio.samples, isLast: true)
        let times = audio.times.map { PartTime(part: $0.part, sample: $0.sample * sampleRate / audio.sampleRate) }
        return SpeechAudio(sampleRate: sampleRate, samples: samples, times: times)
    }
}

extension SpeechAudio {
    /// The same speech at another sample rate, through a band-limited sinc filter.
    ///
    /// - Parameter sampleRate: Samples a second that are wanted.
    /// - Returns: The audio, its times moved along.
    /// - Throws: ``SpeechError`` when the ratio of the rates is beyond 256.
    public func resampled(to sampleRate: Int) throws(SpeechError) -> SpeechAudio {
        try SampleRateConverter.convert(self, to: sampleRate)
    }
}
