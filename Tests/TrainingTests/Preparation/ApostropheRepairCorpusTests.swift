import Testing
import TextProcessing
import Training

struct ApostropheRepairCorpusTests {
    @Test(
        "almost all torn ejectives of Aymara news are joined",
        .enabled(if: TestPlaces.hasSharedData, Comment(rawValue: TestPlaces.absence)))
    func news() throws {
        let path = "\(TestPlaces.sharedData)/train/es-ay/globalvoices"
        let corpus = try ParallelCorpus(
            sourcePath: path + ".es", targetPath: path + ".ay", sourceVariety: .spanish, targetVariety: .aymara)
        let repair = try OrthographyCatalog(directory: TestPlaces.root + "/lexicons/orthography")
            .converter("apostrophe-repair")
        func torn(_ texts: [String]) -> Int {
            texts.count { text in [" '", "' ", " ’"].contains { text.contains($0) } }
        }
        let normal = corpus.target.map { Normalizer().normalize($0, language: .aymara).text }
        #expect(torn(normal) > 3_000)
        #expect(torn(normal.map { repair.convert($0).text }) < 100)
    }
}
