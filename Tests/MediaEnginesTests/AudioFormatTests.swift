import MediaEngines
import Testing

@Suite struct AudioFormatTests {
    @Test(
        "every format has the media type of its registration",
        arguments: [(.wav, "audio/wav"), (.mp3, "audio/mpeg"), (.opus, "audio/ogg"), (.flac, "audio/flac")]
            as [(AudioFormat, String)])
    func mediaType(format: AudioFormat, expected: String) { #expect(format.mediaType == expected) }
}
