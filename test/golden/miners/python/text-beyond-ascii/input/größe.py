𝔊 = "𝔸𝔹ℂ 😀😀😀"; größe(𝔊).mal(2); Maß.nehmen("😀")


class Größe(größen.Basis):  # 😀
    def messen(self, länge="😀"): return self.prüfen(länge); 


    # danach
def später(): return länge . messen(
    1)
