import Accessibility
import Testing

/// Words divided by hand by the rules of the Ortografía de la lengua española (2010); the dots are the divisions.
struct SpanishSyllabifierTests {
    @Test(
        "words are divided as the rules say",
        arguments: [
            // One syllable.
            "a y o sol pan luz mes tren flor crin trans ley rey hoy muy voy buey miau guion truhan fui vio dio fue que",
            // Those the Ortografía of 2010 names as words of one syllable for spelling.
            "crie crio crias criais fie fio fiais flui hui guie guio guiais ion lie lio liais muon pion prion riais Sion",
            // Simple consonants between vowels; ch, ll and rr are one.
            "ca.sa me.sa ni.ño ba.jo si.lla pe.rro co.che mu.cha.cho ca.lle.jón a.rroz ce.bo.lla de.re.cho sa.lud",
            "ta.xi e.xa.men a.yu.da ma.yo re.yes ho.yos in.yec.tar cón.yu.ge yo.gur za.pa.to ñan.dú ki.lo",
            // Groups that a syllable begins with.
            "ha.blar li.bro re.gla co.pla su.fra.gio re.fle.jo a.pre.tar o.tro cua.dro la.drón mi.la.gro ci.clo re.cre.o",
            "a.tle.ta a.tlán.ti.co a.tlas de.cla.rar em.ple.o com.pra in.gle.sa hom.bre nom.bre tem.plo re.gla.men.to",
            // Groups that divide.
            "ac.to ac.ción pac.to sec.tor dig.no ap.to ob.je.to ad.mi.nis.trar at.mós.fe.ra rit.mo al.ma car.ta cam.po",
            "an.cho in.no.var pis.ci.na ab.di.car co.lum.na op.ción al.re.de.dor hon.ra is.la per.la",
            // Three and four consonants.
            "cons.tar ins.ti.tu.to ins.tau.rar obs.tá.cu.lo trans.por.te pers.pi.caz sols.ti.cio ads.cri.bir ist.mo",
            "cons.truc.ción ins.cri.bir abs.trac.to obs.truir trans.cri.bir in.fla.ción ex.tra.er ex.pli.car ex.cla.mar",
            // Diphthongs; two different closed vowels are always one.
            "ai.re pei.ne boi.na cau.sa deu.da cie.lo pia.no pio.jo cua.tro bue.no cuo.ta ciu.dad viu.da rui.do cui.dar",
            "tam.bién des.pués can.ción náu.fra.go cuí.da.te lin.güís.ti.ca je.sui.ta cons.truí flui.do huir reu.nión",
            "vein.tiu.no die.cio.cho se.mio.fi.cial",
            // Silent and sounded u.
            "que.so quin.ce gue.rra gui.ta.rra guí.a se.guir al.guien pa.gue ver.güen.za pin.güi.no ar.güir a.gua",
            "guar.dar quó.rum quie.to",
            "bi.lin.güe an.ti.güe.dad de.sa.güe pi.ra.güis.ta ci.güe.ña gui.so a.güi.ta",
            "rehu.sar cohi.bir ahu.mar ve.he.men.te",
            // Triphthongs.
            "a.ve.ri.guáis lim.piáis U.ru.guay Pa.ra.guay Ca.ma.güey hioi.des a.so.ciáis",
            // Open vowels divide.
            "le.er ca.os te.a.tro po.e.ta o.es.te a.é.re.o lí.ne.a re.al co.o.pe.rar cre.en.cia to.a.lla hé.ro.e zo.o",
            // A written accent divides, and equal vowels do.
            "pa.ís ra.íz ma.íz rí.o dí.a tí.o ba.úl sa.ú.co re.ír o.í.do le.í.ais de.cí.ais vi.ví.ais ca.í.a grú.a pú.a",
            "mi.cro.on.das chi.í.ta an.ti.in.fla.ma.to.rio du.un.vi.ro pa.ra.no.ia ha.wa.ia.no",
            // h is nothing between vowels, and opens before ue, ua, ui, ie.
            "prohi.bir ahi.ja.do de.sahu.cio ahu.yen.tar re.hén a.hí bú.ho ve.hí.cu.lo re.ta.hí.la al.co.hol",
            "za.na.ho.ria ca.ca.hue.te pa.ri.hue.la a.hue.car Chi.hua.hua Ta.huan.tin.su.yo re.huir hue.vo hués.ped",
            "ex.hi.bir in.hi.bir des.hie.lo al.ha.ja ad.he.rir des.ha.cer en.hies.to",
            // Prefixes are not looked at, but for a strong r.
            "de.sa.cuer.do no.so.tros su.ba.cuá.ti.co i.nú.til bie.nes.tar su.ble.var su.bli.me sub.ra.yar sub.ro.gar",
            "ab.ro.gar in.te.rre.gio.nal a.bra.zo a.brir so.bre",
            // Peru, and words from elsewhere.
            "Cus.co Ay.llu ay.ma.ra A.pu.rí.mac Án.cash Hua.ma.chu.co A.ya.cu.cho Huay.huash Que.chua qui.nua",
            "web show whis.ky ki.wi psi.co.lo.gí.a ne.mo.tec.nia",
            "CA.SA REU.NIÓN ÓR.GA.NO",
        ])
    func division(line: String) {
        for divided in line.split(separator: " ").map(String.init) {
            let word = divided.replacing(".", with: "")
            let syllables = SpanishSyllabifier().syllables(of: word)
            #expect(syllables.joined(separator: ".") == divided)
            #expect(SpanishSyllabifier().count(of: word) == syllables.count)
        }
    }

    @Test("letters written with combining marks are the same letters")
    func decomposed() {
        let word = "pai\u{301}s"
        #expect(SpanishSyllabifier().syllables(of: word) == ["pa", "i\u{301}s"])
        #expect(SpanishSyllabifier().syllables(of: word).map(\.utf8.count) == [2, 4])
    }

    @Test(
        "a word without a vowel is one syllable, nothing is none",
        arguments: [("", 0, []), ("km", 1, ["km"]), ("pst", 1, ["pst"]), ("ʼ", 1, ["ʼ"]), ("qamʼ", 1, ["qamʼ"])]
            as [(String, Int, [String])])
    func withoutVowel(word: String, count: Int, syllables: [String]) {
        #expect(SpanishSyllabifier().count(of: word) == count)
        #expect(SpanishSyllabifier().syllables(of: word) == syllables)
    }

    @Test("a word of a megabyte is divided")
    func longWord() {
        let word = String(repeating: "ma", count: 100_000)
        #expect(SpanishSyllabifier().count(of: word) == 100_000)
    }
}
