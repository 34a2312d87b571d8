import Accessibility
import CSampleRate

/// Audio at the rate that a recognizer was trained for.
enum RecognizerAudio {
    /// Changes the rate of audio by band-limited interpolation; times go with it.
    ///
    /// Source: Smith, Gossett (1984), "A flexible sampling-rate conversion method"; libsamplerate's medium converter.
    ///
    /// - Parameters:
    ///   - audio: What was said.
    ///   - sampleRate: Samples a second that are wanted.
    /// - Returns: The same audio at that rate.
    /// - Throws: ``ProcessFault/refused(_:)`` for a ratio of more than 256.
    static func resampled(_ audio: SpeechAudio, to sampleRate: Int) throws(ProcessFault) -> SpeechAudio {
        guard audio.sampleRate != sampleRate, !audio.samples.isEmpty else {
            return SpeechAudio(sampleRate: sampleRate, samples: audio.samples, times: audio.times)
        }
        let ratio = Double(sampleRate) / Double(audio.sampleRate)
        guard audio.sampleRate > 0, sampleRate > 0, src_is_valid_ratio(ratio) == 1 else {
            throw .refused("audio at \(audio.sampleRate) samples a second cannot be converted")
        }
        let count = Int((Double(audio.samples.count) * ratio).rounded(.up))
        var input = [Float](repeating: 0, count: audio.samples.count)
        src_short_to_float_array(audio.samples, &input, Int32(audio.samples.count))
        var output = [Float](repeating: 0, count: count)
        var written = 0
        let status = input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var data = SRC_DATA()
                data.data_in = source.baseAddress
                data.input_frames = source.count
                data.data_out = target.baseAddress
                data.output_frames = target.count
                data.src_ratio = ratio
                let status = src_simple(&data, Int32(SRC_SINC_MEDIUM_QUALITY), 1)
                written = data.output_frames_gen
                return status
            }
        }
        guard status == 0 else { throw .refused(String(cString: src_strerror(status))) }
        var samples = [Int16](repeating: 0, count: written)
        src_float_to_short_array(output, &samples, Int32(written))
        let times = audio.times.map { PartTime(part: $0.part, sample: min(Int(Double($0.sample) * ratio), written)) }
        return SpeechAudio(sampleRate: sampleRate, samples: samples, times: times)
    }
}
